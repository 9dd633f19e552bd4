package org.atrous.runtime.sweep;

import java.util.List;
import org.atrous.runtime.experiment.Evaluation;

/**
 * What is to be done in a trial beside its training: the content of {@code job.json}.
 *
 * @param trial the trial
 * @param measurements of it, in order
 */
public record TrialJob(Trial trial, List<Measured> measurements) {
  public TrialJob {
    measurements = List.copyOf(measurements);
  }

  /**
   * A measurement.
   *
   * @param id that identifies it
   * @param evaluation how it is done; its name is that of the files in the run's results
   */
  public record Measured(String id, Evaluation evaluation) {}

  /** The measurement that is identified. */
  Measured measured(String id) {
    return measurements.stream()
        .filter(measured -> measured.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new SweepException(
                    "the trial `%s` has no measurement `%s`".formatted(trial.id(), id),
                    "the sweep was planned anew meanwhile: give its command again"));
  }
}
