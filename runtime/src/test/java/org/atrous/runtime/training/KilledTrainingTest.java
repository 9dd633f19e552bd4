package org.atrous.runtime.training;

import static com.google.common.truth.Truth.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.networks.ShapesRun;
import org.atrous.runtime.networks.ShapesSpec;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.StepLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that trains, without a warning, and goes on with its run. */
class KilledTrainingTest {
  private static final int STEPS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What the process does: trains, and half-way waits to be killed. */
  static final class Victim {
    private static final int HALF = STEPS / 2;

    private Victim() {}

    public static void main(String[] arguments) throws Exception {
      RunFolder run = RunFolder.open(Path.of(arguments[0]));
      ShapesRun.train(
          run,
          ShapesRun.drawings(),
          new ShapesRun.Silence() {
            @Override
            public void saved(int step) {
              if (step > HALF) {
                hang();
              }
            }
          });
    }

    private static void hang() {
      try {
        Thread.sleep(PATIENCE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void resumedRunEndsWithTheBitsOfAnUninterruptedOne(@TempDir Path folder) throws Exception {
    RunFolder run = create(folder.resolve("killed"));
    Process victim = start(run);
    try {
      await(victim, run);
    } finally {
      victim.destroyForcibly().waitFor();
    }
    assertThat(StepLog.read(run.log()).size()).isLessThan(STEPS);

    Checkpoint resumed = ShapesRun.train(run);

    Checkpoint whole = ShapesRun.train(create(folder.resolve("whole")));
    assertThat(TrainerTest.contents(resumed)).isEqualTo(TrainerTest.contents(whole));
    assertThat(StepLog.read(run.log())).hasSize(STEPS);
  }

  private static RunFolder create(Path path) throws IOException {
    return ShapesRun.create(path, ShapesSpec.recipe(STEPS, 0.05));
  }

  private static Process start(RunFolder run) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            run.path().toString());
    File output = run.path().resolve("output.txt").toFile();
    return builder.redirectErrorStream(true).redirectOutput(output).start();
  }

  /** Waits until some steps are logged behind the first checkpoint. */
  private static void await(Process victim, RunFolder run) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!Files.exists(run.log()) || StepLog.read(run.log()).size() < 5) {
      if (!victim.isAlive() || Instant.now().isAfter(deadline)) {
        throw new AssertionError(Files.readString(run.path().resolve("output.txt")));
      }
      Thread.sleep(5);
    }
  }
}
