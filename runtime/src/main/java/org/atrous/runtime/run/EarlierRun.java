package org.atrous.runtime.run;

import java.io.IOException;
import java.util.List;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.Stage;

/**
 * A run whose end another one begins with: it trained the recipes before the other's last stage.
 */
public final class EarlierRun {
  private static final int SHOWN = 5;

  private EarlierRun() {}

  /**
   * The checkpoint at the end of a run.
   *
   * @param run that was trained before
   * @param recipe of the run that begins
   * @throws RunException if the recipe comes after none, or after another one than the run trained,
   *     or the run isn't finished
   * @throws org.atrous.runtime.checkpoint.CheckpointException if the checkpoint is damaged
   */
  public static Checkpoint end(RunFolder run, Recipe recipe) throws IOException {
    Recipe first = recipe.after();
    if (first == null) {
      throw new RunException(
          "recipe `%s` comes after no other one, so it can't begin at the end of a run"
              .formatted(recipe.name()),
          "write `recipe %s after NAME`, or train it from its beginning".formatted(recipe.name()));
    }
    List<String> differences = RunDifference.between(run.settings().recipe(), first);
    if (!differences.isEmpty()) {
      throw new RunException(
          "recipe `%s` comes after `%s`, but run folder `%s` was trained by another one: %s"
              .formatted(
                  recipe.name(),
                  first.name(),
                  run.path(),
                  String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))),
          "give a run that was trained by `%s` with the same settings".formatted(first.name()));
    }
    int steps = Stage.steps(Stage.chain(first));
    Checkpoint last = new CheckpointChoice.Last().require(run);
    if (last.step() != steps) {
      throw new RunException(
          "run folder `%s` ends after %d of its %d steps".formatted(run.path(), last.step(), steps),
          "finish it first, by `train --resume` without --patience");
    }
    return last;
  }
}
