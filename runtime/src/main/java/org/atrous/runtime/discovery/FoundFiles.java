package org.atrous.runtime.discovery;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Images with labels that were found, and how a data set declares where they lie.
 *
 * @param root the folder that holds all of them; paths are below it
 * @param images pattern of the images, with {@code {split}} and {@code *}
 * @param labels pattern of the labels
 * @param list pattern of files there that name the images of a split; empty where there are none
 * @param splits pairs of an image's path and its label's, by split
 * @param training the split to train on
 * @param unseen the split to measure on
 * @param needsLists whether lists have to be written that name the images of each split, for the
 *     patterns alone don't tell them
 * @param remarks what whoever uses them should know
 */
public record FoundFiles(
    Path root,
    String images,
    String labels,
    String list,
    SortedMap<String, Map<String, String>> splits,
    String training,
    String unseen,
    boolean needsLists,
    List<String> remarks) {
  public FoundFiles {
    splits = new TreeMap<>(splits);
    remarks = List.copyOf(remarks);
  }

  /** How many images with labels there are. */
  public int size() {
    return (int)
        splits.values().stream().flatMap(each -> each.keySet().stream()).distinct().count();
  }

  /** Images of a split. */
  public int size(String split) {
    return splits.getOrDefault(split, Map.of()).size();
  }

  /**
   * The lines of a split's list, for a data folder in which {@link #root} lies under a name: an
   * image, and its label where that isn't what the pattern says.
   */
  public List<String> lines(String split, String rootName) {
    PathPattern pattern = new PathPattern(images, labels);
    return splits.getOrDefault(split, Map.of()).entrySet().stream()
        .map(
            pair -> {
              String image = rootName + "/" + pair.getKey();
              boolean usual = pattern.label(pair.getKey(), split).equals(pair.getValue());
              return usual ? image : image + " " + rootName + "/" + pair.getValue();
            })
        .toList();
  }
}
