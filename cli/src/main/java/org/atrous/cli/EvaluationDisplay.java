package org.atrous.cli;

import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.evaluation.EvaluationObserver;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.atrous.runtime.progress.Progress;
import org.jspecify.annotations.Nullable;

/** Shows how far an evaluation is, from its first image on: until then, a graph is built. */
final class EvaluationDisplay implements EvaluationObserver, AutoCloseable {
  private final Console console;
  private final int images;
  private @Nullable Progress progress;

  /**
   * @param console where it is shown
   * @param images of the evaluation
   */
  EvaluationDisplay(Console console, int images) {
    this.console = console;
    this.images = images;
  }

  @Override
  public void predicted(int index, Sample sample, LabelMap prediction, ConfusionMatrix counts) {
    if (progress == null) {
      progress = console.progress("evaluate", index, images);
    }
    progress.show(index + 1, "");
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
