package org.atrous.runtime.experiment;

import org.jspecify.annotations.Nullable;

/**
 * How a network is measured while it is trained.
 *
 * @param evaluation what is measured, and on which split
 * @param metric that says which checkpoint is best
 * @param every steps from one measurement to the next; the end of each stage is measured, too
 * @param patience how many measurements of the last stage in a row may be no better than its best
 *     before training stops, or null for a training that goes to its end
 */
public record ValidationSettings(
    Evaluation evaluation, Metric metric, int every, @Nullable Integer patience) {
  public ValidationSettings {
    if (every < 1 || (patience != null && patience < 1)) {
      throw new IllegalArgumentException("every %d steps, patience %s".formatted(every, patience));
    }
  }
}
