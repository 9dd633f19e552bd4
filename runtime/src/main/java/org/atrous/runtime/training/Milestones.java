package org.atrous.runtime.training;

import java.util.List;
import java.util.Optional;
import org.atrous.runtime.experiment.Stage;

/**
 * What happens after which step.
 *
 * @param stages of the training
 * @param cadence how often to write
 * @param validation that measures, if the run asks for one
 * @param until the step after which training pauses, if it comes to that
 */
record Milestones(List<Stage> stages, Cadence cadence, Optional<Validation> validation, int until) {
  /** Whether the network is to be measured after a step, and wasn't yet. */
  boolean measures(int step) {
    return step > 0
        && validation.isPresent()
        && (step % validation.get().every() == 0 || endsStage(step))
        && !validation.get().has(step);
  }

  /** Whether a step has a checkpoint. */
  boolean saves(int step) {
    return cadence.saves(step) || endsStage(step) || measures(step) || step == until;
  }

  /** Whether a checkpoint stays, though it isn't one of the newest. */
  boolean stays(int step) {
    return cadence.keeps(step)
        || endsStage(step)
        || (validation.isPresent() && validation.get().isBest(step));
  }

  /** Whether there is nothing left to do after a step, for now or for good. */
  boolean isFinished(int step) {
    return step >= until ? !measures(step) : isEnd(step);
  }

  /** Whether a step is the last of the training. */
  boolean isEnd(int step) {
    Stage last = stages.get(stages.size() - 1);
    return !measures(step)
        && (step >= last.last()
            || (validation.isPresent() && validation.get().isPatienceOver(last)));
  }

  /** Whether a step has a line of the log. */
  boolean logs(int step) {
    return cadence.logs(step) || endsStage(step) || step == until;
  }

  private boolean endsStage(int step) {
    return stages.stream().anyMatch(stage -> stage.last() == step);
  }
}
