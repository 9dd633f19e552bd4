package org.atrous.compiler.experiment;

import java.util.List;

/**
 * A data set as declared.
 *
 * @param images glob of the images
 * @param labels pattern of their labels
 * @param classes names, by label value
 * @param colors red, green and blue of each class; empty for the VOC palette
 * @param ignored label values without a class
 */
public record DatasetSpec(
    String name,
    String images,
    String labels,
    List<String> classes,
    List<List<Integer>> colors,
    List<Integer> ignored) {
  public DatasetSpec {
    classes = List.copyOf(classes);
    colors = List.copyOf(colors);
    ignored = List.copyOf(ignored);
  }
}
