package org.atrous.compiler.experiment;

import java.util.List;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation.
 *
 * @param sources where each setting came from
 */
public record EvaluationSpec(
    String name, DataUse data, Measuring measuring, List<ResolvedSetting> sources, Span span) {
  public EvaluationSpec {
    sources = List.copyOf(sources);
  }

  /** The same under another name. */
  public EvaluationSpec named(String other) {
    return new EvaluationSpec(other, data, measuring, sources, span);
  }

  /** What makes it another measurement than another one: all but its name and place. */
  public String identity() {
    return data + " " + measuring;
  }

  /**
   * How images of a split are measured.
   *
   * @param scales at which an image is looked at; probabilities are averaged
   * @param flip whether each is looked at mirrored, too
   * @param pad size up to which images are filled with the mean colour, or null
   * @param window that slides over the image, or null for the whole one
   * @param classes that are reported; empty for all
   */
  public record Measuring(
      int outputStride,
      List<Double> scales,
      boolean flip,
      TrainingSpec.@Nullable Side pad,
      @Nullable SlidingWindow window,
      List<String> classes) {
    public Measuring {
      scales = List.copyOf(scales);
      classes = List.copyOf(classes);
    }
  }

  /** A window and how far it moves. */
  public record SlidingWindow(TrainingSpec.Side size, TrainingSpec.Side stride) {}
}
