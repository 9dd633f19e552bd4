package org.atrous.runtime.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.atrous.runtime.experiment.ValidationSettings;

/**
 * The measurements of a run so far. Which checkpoint is best, and when training has run out of
 * patience, follow from them alone, so that a resumed run decides like one that wasn't interrupted.
 */
public final class EvaluationHistory {
  private final ValidationSettings settings;
  private final List<LoggedEvaluation> evaluations;

  /** A history that begins with some measurements, in the order of their steps. */
  public EvaluationHistory(ValidationSettings settings, List<LoggedEvaluation> evaluations) {
    this.settings = settings;
    this.evaluations = new ArrayList<>(evaluations);
  }

  /**
   * The measurements in the log of a run, up to a step; empty for a run that isn't measured in
   * training.
   */
  public static Optional<EvaluationHistory> read(RunFolder run, int lastStep) throws IOException {
    ValidationSettings settings = run.settings().validation();
    if (settings == null) {
      return Optional.empty();
    }
    List<LoggedEvaluation> logged =
        StepLog.evaluations(run.log()).stream().filter(e -> e.step() <= lastStep).toList();
    return Optional.of(new EvaluationHistory(settings, logged));
  }

  /** Adds the measurement of a later step. */
  public void add(LoggedEvaluation evaluation) {
    evaluations.add(evaluation);
  }

  /** Whether a step was measured. */
  public boolean has(int step) {
    return evaluations.stream().anyMatch(evaluation -> evaluation.step() == step);
  }

  /** The step with the highest value, the earliest of equal ones. */
  public OptionalInt bestStep() {
    return bestOf(evaluations).stream().mapToInt(LoggedEvaluation::step).findFirst();
  }

  /** The best value after steps that don't count. */
  private Optional<LoggedEvaluation> bestOf(List<LoggedEvaluation> some) {
    LoggedEvaluation best = null;
    for (LoggedEvaluation evaluation : some) {
      if (best == null || value(evaluation) > value(best)) {
        best = evaluation;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The value that is compared; a figure that there isn't is lower than any. */
  private double value(LoggedEvaluation evaluation) {
    return evaluation.value(settings.metric()).orElse(Double.NEGATIVE_INFINITY);
  }

  /**
   * Whether training stops.
   *
   * @param before the steps of earlier stages, whose measurements don't count
   */
  public boolean isPatienceOver(int before) {
    Integer patience = settings.patience();
    if (patience == null) {
      return false;
    }
    List<LoggedEvaluation> counted =
        evaluations.stream().filter(evaluation -> evaluation.step() > before).toList();
    return bestOf(counted).stream()
        .anyMatch(best -> counted.size() - counted.indexOf(best) > patience);
  }
}
