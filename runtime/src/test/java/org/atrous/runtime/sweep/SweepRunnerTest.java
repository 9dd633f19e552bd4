package org.atrous.runtime.sweep;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.atrous.runtime.claim.Claims;
import org.atrous.runtime.claim.Lease;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With processes of the shell in the place of trainings. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
final class SweepRunnerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @TempDir private Path parent;
  private SweepFolder folder;
  private final List<String> events = new ArrayList<>();

  @BeforeEach
  void enter() throws IOException {
    folder = SweepFolder.enter(parent.resolve("s"), Plans.SMALL);
  }

  private List<FailedTrial> run(int retries, Duration time, TrialLauncher launcher)
      throws IOException, InterruptedException {
    SweepLimits limits = new SweepLimits(2, retries, time, PATIENCE, false);
    return new SweepRunner(folder, Plans.SMALL, launcher, limits, new Recorder()).run();
  }

  private List<FailedTrial> runHalved(boolean keepGoing, TrialLauncher launcher)
      throws IOException, InterruptedException {
    SweepLimits limits = new SweepLimits(2, 0, null, PATIENCE, keepGoing);
    return new SweepRunner(folder, Plans.HALVED, launcher, limits, new Recorder()).run();
  }

  /** Gets to the rung or the end; the second training is the better one. */
  private Process halving(Leg leg, Lease lease, int slot) throws IOException {
    Leg.Goal goal = leg.goal();
    if (goal == null) {
      return succeeding(leg, lease, slot);
    }
    double mIoU = leg.trial().training().equals("bbbb") ? 0.6 : 0.4;
    folder.publish(Plans.atRung(leg.trial(), goal.measurement(), goal.step(), mIoU));
    return shell(leg.trial(), "exit 0");
  }

  private Process halvingWithoutTheFirst(Leg leg, Lease lease, int slot) throws IOException {
    return leg.trial().training().equals("aaaa")
        ? shell(leg.trial(), "exit 134")
        : halving(leg, lease, slot);
  }

  private List<FailedTrial> run(TrialLauncher launcher) throws IOException, InterruptedException {
    return run(1, Duration.ofMinutes(1), launcher);
  }

  private Process shell(Trial trial, String script) throws IOException {
    Path output = folder.output(trial);
    Files.createDirectories(output.resolveSibling(""));
    return new ProcessBuilder("sh", "-c", script)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  private void publishAll(Trial trial) throws IOException {
    for (SweepPlan.Content content : Plans.SMALL.measurements(trial)) {
      folder.publish(Plans.result(trial, content.measurement(), 0.5));
    }
  }

  private Process succeeding(Leg leg, Lease lease, int slot) throws IOException {
    Trial trial = leg.trial();
    publishAll(trial);
    return shell(trial, "exit 0");
  }

  @Test
  void everyTrialRunsOnce() throws IOException, InterruptedException {
    assertThat(run(this::succeeding)).isEmpty();
    assertThat(events)
        .containsExactly("started aaaa 1", "started bbbb 1", "finished aaaa", "finished bbbb");
  }

  @Test
  void nothingThatIsDoneRunsAgain() throws IOException, InterruptedException {
    publishAll(new Trial("aaaa", 1));
    run(this::succeeding);

    assertThat(events).containsExactly("started bbbb 1", "finished bbbb").inOrder();
  }

  @Test
  void crashedTrialIsTriedAgain() throws IOException, InterruptedException {
    List<Trial> crashed = new ArrayList<>();
    List<FailedTrial> failed =
        run(
            (leg, lease, slot) -> {
              Trial trial = leg.trial();
              if (trial.training().equals("aaaa") && crashed.isEmpty()) {
                crashed.add(trial);
                return shell(trial, "kill -9 $$");
              }
              return succeeding(leg, lease, slot);
            });

    assertThat(failed).isEmpty();
    assertThat(events).containsAtLeast("failed aaaa 1 again", "started aaaa 2", "finished aaaa");
  }

  @Test
  void trialThatAlwaysFailsIsReportedAndTheOthersGoOn() throws IOException, InterruptedException {
    List<FailedTrial> failed =
        run(
            (leg, lease, slot) ->
                leg.trial().training().equals("aaaa")
                    ? shell(leg.trial(), "echo no such thing; exit 134")
                    : succeeding(leg, lease, slot));

    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).attempts()).isEqualTo(2);
    assertThat(failed.get(0).reason()).isEqualTo("killed by signal 6");
    assertThat(failed.get(0).outputEnd()).containsExactly("no such thing");
    assertThat(events).contains("finished bbbb");
  }

  @Test
  void badInputIsNotTriedAgain() throws IOException, InterruptedException {
    List<FailedTrial> failed = run((leg, lease, slot) -> shell(leg.trial(), "exit 1"));

    assertThat(failed.stream().map(FailedTrial::attempts)).containsExactly(1, 1);
  }

  @Test
  void trialThatTakesTooLongIsKilled() throws IOException, InterruptedException {
    List<FailedTrial> failed =
        run(0, Duration.ofSeconds(1), (leg, lease, slot) -> shell(leg.trial(), "exec sleep 50"));

    assertThat(failed.stream().map(FailedTrial::reason))
        .containsExactly("took longer than 1s", "took longer than 1s");
  }

  @Test
  void trialOfADeadWorkerElsewhereIsTakenOver() throws IOException, InterruptedException {
    // Its owner is this process, whose claim nobody renews.
    Lease unused = new Claims(folder.claims(), PATIENCE).claim("aaaa-seed1").orElseThrow();

    assertThat(run(this::succeeding)).isEmpty();
    assertThat(events).contains("finished aaaa");
  }

  @Test
  void theBestOfARungGoOnAndTheOthersAreStopped() throws IOException, InterruptedException {
    assertThat(runHalved(false, this::halving)).isEmpty();

    assertThat(events)
        .containsExactly(
            "started aaaa 1",
            "started bbbb 1",
            "paused aaaa 4",
            "paused bbbb 4",
            "stopped aaaa rank 2 of 2 by miou, of which 1 went on",
            "started bbbb 1",
            "finished bbbb");
    assertThat(events.subList(5, 7)).containsExactly("started bbbb 1", "finished bbbb").inOrder();
  }

  @Test
  void whatWasStoppedStaysSo() throws IOException, InterruptedException {
    runHalved(false, this::halving);
    events.clear();

    assertThat(runHalved(false, this::halving)).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void trialThatFailsHoldsTheOthersUpAtItsRung() throws IOException, InterruptedException {
    List<FailedTrial> failed = runHalved(false, this::halvingWithoutTheFirst);

    assertThat(failed.stream().map(FailedTrial::trial)).containsExactly(new Trial("aaaa", 1));
    assertThat(new Ladder(folder, Plans.HALVED).standing(new Trial("bbbb", 1)).phase())
        .isEqualTo(Standing.Phase.PAUSED);

    assertThat(runHalved(false, this::halving)).isEmpty();
    assertThat(events).contains("finished bbbb");
  }

  @Test
  void trialThatFailsCountsAsTheLastIfTheOthersAreToGoOn()
      throws IOException, InterruptedException {
    List<FailedTrial> failed = runHalved(true, this::halvingWithoutTheFirst);

    assertThat(failed).hasSize(1);
    assertThat(new Ladder(folder, Plans.HALVED).stop("aaaa").orElseThrow().reason())
        .isEqualTo("killed by signal 6");
    assertThat(events).contains("finished bbbb");
  }

  @Test
  void workerOfOneTrialEndsAtTheNextRung() throws IOException, InterruptedException {
    SweepLimits limits = new SweepLimits(1, 0, null, PATIENCE, false);
    List<Trial> trials = List.of(new Trial("bbbb", 1));

    assertThat(
            new SweepRunner(folder, Plans.HALVED, trials, this::halving, limits, new Recorder())
                .run())
        .isEmpty();

    assertThat(events).containsExactly("started bbbb 1", "paused bbbb 4").inOrder();
  }

  @Test
  void slotsAreFilledAndNumbered() throws IOException, InterruptedException {
    List<Integer> slots = new ArrayList<>();
    run(
        (leg, lease, slot) -> {
          slots.add(slot);
          publishAll(leg.trial());
          return shell(leg.trial(), "exec sleep 1");
        });

    assertThat(slots).containsExactly(0, 1).inOrder();
  }

  @Test
  void claimIsFreeAfterATrialThatCouldNotBePrepared() throws IOException {
    assertThrows(
        IOException.class,
        () ->
            run(
                (leg, lease, slot) -> {
                  throw new IOException("no space left");
                }));

    assertThat(new Claims(folder.claims(), PATIENCE).claim("aaaa-seed1").isPresent()).isTrue();
  }

  /** Writes down what it is told. */
  private final class Recorder implements SweepObserver {
    @Override
    public void started(Trial trial, int attempt) {
      events.add("started %s %d".formatted(trial.training(), attempt));
    }

    @Override
    public void finished(Trial trial) {
      events.add("finished " + trial.training());
    }

    @Override
    public void paused(Trial trial, int step) {
      events.add("paused %s %d".formatted(trial.training(), step));
    }

    @Override
    public void stopped(Trial trial, Stop why) {
      events.add("stopped %s %s".formatted(trial.training(), why.reason()));
    }

    @Override
    public void failed(FailedTrial failed, boolean givenUp) {
      events.add(
          "failed %s %d %s"
              .formatted(
                  failed.trial().training(), failed.attempts(), givenUp ? "given up" : "again"));
    }

    @Override
    public void takenOver(Trial trial) {
      events.add("taken over " + trial.training());
    }

    @Override
    public void waiting(Supplier<List<TrialState>> states) {
      assertThat(states.get()).isNotEmpty();
    }
  }
}
