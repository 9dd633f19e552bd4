package org.atrous.runtime.sweep;

import org.atrous.runtime.evaluation.EvaluationResult;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a trial at a rung: the content of {@code
 * rungs/MEASUREMENT-seedN-stepS.json}.
 *
 * @param measurement identifies it, but for seed and step
 * @param training that was measured
 * @param seed of the training
 * @param step of the rung
 * @param result all metrics; null for a trial that didn't get there
 * @param problem why it didn't, or null
 */
public record RungResult(
    String measurement,
    String training,
    long seed,
    int step,
    @Nullable EvaluationResult result,
    @Nullable String problem) {

  /** A trial that didn't get to the rung, and never will. */
  static RungResult failed(Trial trial, Leg.Goal goal, String problem) {
    return new RungResult(
        goal.measurement(), trial.training(), trial.seed(), goal.step(), null, problem);
  }

  /** A metric by the name that a spec gives it; null where there is none. */
  @Nullable Double figure(String name) {
    return result == null ? null : TrialResult.figures(result).get(name);
  }
}
