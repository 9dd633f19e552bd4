package org.atrous.runtime.training;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.networks.ShapesNetwork;
import org.atrous.runtime.networks.ShapesRun;
import org.atrous.runtime.networks.ShapesSpec;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.StepLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that pause at a step, as those of a sweep with halving do. */
final class PausedTrainingTest {
  private static final int STEPS = 6;

  @TempDir private Path folder;

  private RunFolder run(String name) throws IOException {
    return ShapesRun.create(folder.resolve(name), ShapesSpec.recipe(STEPS, 0.05));
  }

  private static Checkpoint trainTo(int step, RunFolder run) throws InterruptedException {
    return new Trainer(
            run,
            new ShapesNetwork(),
            (dataset, split) -> ShapesRun.drawings(),
            ShapesRun.CADENCE,
            new ShapesRun.Silence())
        .trainTo(step);
  }

  @Test
  void trainingThatPausedEndsWithTheBitsOfOneThatDidNot() throws Exception {
    Checkpoint whole = ShapesRun.train(run("whole"));
    RunFolder run = run("paused");

    Checkpoint paused = trainTo(3, run);
    Checkpoint end = ShapesRun.train(run);

    assertThat(paused.step()).isEqualTo(3);
    assertThat(TrainerTest.contents(end)).isEqualTo(TrainerTest.contents(whole));
    assertThat(StepLog.read(run.log()).stream().map(step -> step.learningRate()).toList())
        .isEqualTo(
            StepLog.read(RunFolder.open(folder.resolve("whole")).log()).stream()
                .map(step -> step.learningRate())
                .toList());
  }

  @Test
  void whatIsThereIsNotMadeAgain() throws Exception {
    RunFolder run = run("paused");
    trainTo(3, run);
    byte[] log = Files.readAllBytes(run.log());

    Checkpoint again = trainTo(3, run);

    assertThat(again.step()).isEqualTo(3);
    assertThat(Files.readAllBytes(run.log())).isEqualTo(log);
  }

  @Test
  void stepThatIsPastIsMadeAnewFromTheCheckpointBeforeIt() throws Exception {
    Checkpoint paused = trainTo(3, run("paused"));
    RunFolder run = run("past");
    ShapesRun.train(run);

    Checkpoint anew = trainTo(3, run);

    assertThat(TrainerTest.contents(anew)).isEqualTo(TrainerTest.contents(paused));
  }
}
