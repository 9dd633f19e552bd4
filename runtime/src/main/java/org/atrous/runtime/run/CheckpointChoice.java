package org.atrous.runtime.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;

/** Which of a run's checkpoints is meant. */
public sealed interface CheckpointChoice {
  /** The checkpoint, if the run has it. */
  Optional<Checkpoint> find(RunFolder run) throws IOException;

  /**
   * The checkpoint.
   *
   * @throws RunException if the run doesn't have it
   * @throws org.atrous.runtime.checkpoint.CheckpointException if it is damaged
   */
  default Checkpoint require(RunFolder run) throws IOException {
    return find(run).orElseThrow(() -> missing(run));
  }

  /** Says why the run doesn't have it. */
  RunException missing(RunFolder run);

  /** The newest. */
  record Last() implements CheckpointChoice {
    @Override
    public Optional<Checkpoint> find(RunFolder run) throws IOException {
      return folder(run).latest();
    }

    @Override
    public RunException missing(RunFolder run) {
      return new RunException(
          "run folder `%s` has no checkpoint yet".formatted(run.path()),
          "wait until training has written one, or go on with `train --resume`");
    }
  }

  /** The one that was measured to be best while the run was trained. */
  record Best() implements CheckpointChoice {
    @Override
    public Optional<Checkpoint> find(RunFolder run) throws IOException {
      Optional<EvaluationHistory> history = EvaluationHistory.read(run, Integer.MAX_VALUE);
      OptionalInt best = history.isEmpty() ? OptionalInt.empty() : history.get().bestStep();
      return best.isEmpty() ? Optional.empty() : folder(run).of(best.getAsInt());
    }

    @Override
    public RunException missing(RunFolder run) {
      return new RunException(
          "run folder `%s` has no best checkpoint".formatted(run.path()),
          "`train --evaluate-every N` finds it; without, there is the last one");
    }
  }

  /**
   * The one of a step.
   *
   * @param step from 1
   */
  record AtStep(int step) implements CheckpointChoice {
    @Override
    public Optional<Checkpoint> find(RunFolder run) throws IOException {
      return folder(run).of(step);
    }

    @Override
    public RunException missing(RunFolder run) {
      return new RunException(
          "run folder `%s` has no checkpoint of step %d".formatted(run.path(), step), known(run));
    }

    private static String known(RunFolder run) {
      List<Integer> steps = steps(run);
      return steps.isEmpty()
          ? "it has none yet"
          : "it has those of steps "
              + steps.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static List<Integer> steps(RunFolder run) {
      try {
        return folder(run).steps();
      } catch (IOException e) {
        return List.of();
      }
    }
  }

  private static CheckpointFolder folder(RunFolder run) {
    return new CheckpointFolder(run.checkpoints(), 1);
  }
}
