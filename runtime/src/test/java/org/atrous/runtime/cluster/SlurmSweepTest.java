package org.atrous.runtime.cluster;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.atrous.runtime.sweep.FailedTrial;
import org.atrous.runtime.sweep.Plans;
import org.atrous.runtime.sweep.Stop;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepObserver;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.Trial;
import org.atrous.runtime.sweep.TrialState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With commands that only answer as Slurm's do. */
@DisabledOnOs(OS.WINDOWS)
final class SlurmSweepTest {
  private static final Trial FIRST = new Trial("aaaa", 1);
  private static final Trial SECOND = new Trial("bbbb", 1);

  @TempDir private Path parent;
  private SweepFolder folder;
  private final List<String> seen = new ArrayList<>();

  private final class Seeing implements SweepObserver {
    @Override
    public void started(Trial trial, int attempt) {
      seen.add(trial.id() + " started");
    }

    @Override
    public void finished(Trial trial) {
      seen.add(trial.id() + " finished");
    }

    @Override
    public void paused(Trial trial, int step) {
      seen.add("%s paused %d".formatted(trial.id(), step));
    }

    @Override
    public void stopped(Trial trial, Stop why) {
      seen.add(trial.id() + " stopped");
    }

    @Override
    public void failed(FailedTrial failed, boolean givenUp) {
      seen.add(failed.trial().id() + " failed");
    }

    @Override
    public void takenOver(Trial trial) {
      seen.add(trial.id() + " taken over");
    }

    @Override
    public void waiting(Supplier<List<TrialState>> states) {
      // Nothing is shown.
    }
  }

  @BeforeEach
  void enter() throws IOException {
    folder = SweepFolder.enter(parent.resolve("s"), Plans.SMALL);
    fake("sbatch", "echo 11");
    fake("squeue", "true");
  }

  private void fake(String name, String line) throws IOException {
    Path file = parent.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private SlurmSweep sweep() {
    return sweep(Plans.SMALL, Duration.ofMillis(1));
  }

  private SlurmSweep sweep(SweepPlan plan, Duration interval) {
    ClusterJob job =
        new ClusterJob(0, List.of(), List.of(), tasks -> List.of("work", tasks.toString()));
    return new SlurmSweep(
        folder,
        plan,
        new Slurm(parent + "/"),
        job,
        new Seeing(),
        Duration.ofSeconds(90),
        interval,
        false);
  }

  private void publish(Trial trial, String... measurements) throws IOException {
    for (String measurement : measurements) {
      folder.publish(Plans.result(trial, measurement, 0.5));
    }
  }

  @Test
  void everyOpenTrialIsATask() throws Exception {
    publish(FIRST, "m1", "m2");

    assertThat(sweep().submit()).containsExactly("11");

    Path tasks = folder.path().resolve("slurm/tasks1.txt");
    assertThat(Files.readAllLines(tasks)).containsExactly("bbbb-seed1");
    assertThat(Files.readString(folder.path().resolve("slurm/tasks1.sh")))
        .contains("exec work " + tasks.toAbsolutePath().normalize());
  }

  @Test
  void whatIsQueuedIsNotSubmittedAgain() throws Exception {
    sweep().submit();
    fake("sbatch", "echo 12");
    fake("squeue", "echo '11_1 PENDING Resources'");

    assertThat(sweep().submit()).containsExactly("11", "12").inOrder();
    assertThat(Files.readAllLines(folder.path().resolve("slurm/tasks2.txt")))
        .containsExactly("aaaa-seed1");
  }

  @Test
  void whatGoesOnAtARungIsSubmittedAgainAndWhatIsStoppedIsNot() throws Exception {
    SlurmSweep sweep = sweep(Plans.HALVED, Duration.ofMillis(1));
    assertThat(sweep.submit()).containsExactly("11");
    fake("sbatch", "echo 12");
    folder.publish(Plans.atRung(FIRST, "m1", 0.4));
    folder.publish(Plans.atRung(SECOND, "m3", 0.6));
    Thread end =
        new Thread(
            () -> {
              try {
                while (!Files.exists(folder.path().resolve("slurm/tasks2.txt"))) {
                  Thread.sleep(5);
                }
                publish(SECOND, "m3");
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    end.start();

    assertThat(sweep.follow()).isEmpty();

    end.join();
    assertThat(Files.readAllLines(folder.path().resolve("slurm/tasks2.txt")))
        .containsExactly("bbbb-seed1");
    assertThat(seen).containsExactly("aaaa-seed1 stopped", "bbbb-seed1 finished").inOrder();
  }

  @Test
  void resultsEndTheFollowing() throws Exception {
    SlurmSweep sweep = sweep();
    sweep.submit();
    publish(FIRST, "m1", "m2");
    publish(SECOND, "m3");

    assertThat(sweep.follow()).isEmpty();
    assertThat(seen).containsExactly("aaaa-seed1 finished", "bbbb-seed1 finished");
  }

  @Test
  void tasksThatLeaveTheQueueWithoutResultsHaveFailed() throws Exception {
    fake("sacct", "echo TIMEOUT");
    SlurmSweep sweep = sweep();
    sweep.submit();
    publish(FIRST, "m1", "m2");
    Files.writeString(folder.path().resolve("slurm/11_1.log"), "too late\n");

    List<FailedTrial> failed = sweep.follow();

    assertThat(failed)
        .containsExactly(
            new FailedTrial(
                SECOND, "task 11_1 ended without a result, TIMEOUT", 1, List.of("too late")));
    assertThat(seen).contains("bbbb-seed1 failed");
  }
}
