package org.atrous.runtime.evaluation;

import java.util.List;
import org.atrous.runtime.experiment.Rgb;

/**
 * The images of an evaluation of which there are pictures, and what the colours in these mean: the
 * content of {@code samples.json}.
 *
 * @param classes names, by number from 0
 * @param colors of the classes, one each
 * @param samples in the order of the split
 */
public record ShownSamples(List<String> classes, List<Rgb> colors, List<ShownSample> samples) {
  /** The file's name. */
  public static final String FILE = "samples.json";

  public ShownSamples {
    classes = List.copyOf(classes);
    colors = List.copyOf(colors);
    samples = List.copyOf(samples);
  }
}
