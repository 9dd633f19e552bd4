package org.atrous.runtime.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atrous.runtime.claim.Claims;
import org.atrous.runtime.claim.Lease;

/**
 * Runs the trials of a sweep that have no results yet, each in a process of its own. Other workers
 * may run trials of the same sweep at the same time: what they have claimed is waited for, or taken
 * over when they die.
 *
 * <p>With successive halving, each way from one rung to the next is a process of its own, a leg.
 */
public final class SweepRunner {
  /** Exit code of a trial's process that another worker's claim has stopped. */
  public static final int TAKEN_OVER = 4;

  /** Exit code of a trial's process that met bad input, which no second attempt makes good. */
  private static final int BAD_INPUT = 1;

  private static final long TICK_MILLIS = 100;
  private static final long CLAIM_INTERVAL = Duration.ofSeconds(2).toNanos();

  private final SweepFolder folder;
  private final SweepPlan plan;
  private final List<Trial> trials;
  private final boolean oneLeg;
  private final Ladder ladder;
  private final TrialLauncher launcher;
  private final SweepLimits limits;
  private final SweepObserver observer;
  private final Claims claims;
  private final List<Trial> open = new ArrayList<>();
  private final List<RunningTrial> running = new ArrayList<>();
  private final Map<Trial, Integer> attempts = new HashMap<>();
  private final List<FailedTrial> failed = new ArrayList<>();
  private long nextClaim = System.nanoTime();

  /**
   * @param folder of the sweep
   * @param plan what is to be done
   * @param launcher starts processes
   * @param limits of this worker
   * @param observer is told how it goes
   */
  public SweepRunner(
      SweepFolder folder,
      SweepPlan plan,
      TrialLauncher launcher,
      SweepLimits limits,
      SweepObserver observer) {
    this(folder, plan, plan.trials(), false, launcher, limits, observer);
  }

  /**
   * A worker for what is to be done now of some of the trials. It doesn't wait for others at a
   * rung.
   *
   * @param folder of the sweep
   * @param plan of the whole sweep
   * @param trials that this worker cares about
   * @param launcher starts processes
   * @param limits of this worker
   * @param observer is told how it goes
   */
  public SweepRunner(
      SweepFolder folder,
      SweepPlan plan,
      List<Trial> trials,
      TrialLauncher launcher,
      SweepLimits limits,
      SweepObserver observer) {
    this(folder, plan, trials, true, launcher, limits, observer);
  }

  private SweepRunner(
      SweepFolder folder,
      SweepPlan plan,
      List<Trial> trials,
      boolean oneLeg,
      TrialLauncher launcher,
      SweepLimits limits,
      SweepObserver observer) {
    this.folder = folder;
    this.plan = plan;
    this.trials = List.copyOf(trials);
    this.oneLeg = oneLeg;
    this.ladder = new Ladder(folder, plan);
    this.launcher = launcher;
    this.limits = limits;
    this.observer = observer;
    this.claims = new Claims(folder.claims(), limits.patience());
  }

  /**
   * Runs until every trial has its results, was stopped at a rung or given up, or waits at a rung
   * for one that was.
   *
   * @return the trials that were given up
   * @throws org.atrous.runtime.BadInputException if a trial can't be prepared
   * @throws InterruptedException if the thread is interrupted; the processes are ended
   */
  public List<FailedTrial> run() throws IOException, InterruptedException {
    for (Trial trial : trials) {
      Standing standing = ladder.standing(trial);
      if (oneLeg ? standing.phase() == Standing.Phase.TO_DO : !standing.isOver()) {
        open.add(trial);
      }
    }
    Thread end = new Thread(this::end, "end of trials");
    Runtime.getRuntime().addShutdownHook(end);
    try (Heartbeat heartbeat = Heartbeat.begin(limits.patience())) {
      while (!running.isEmpty() || !isHeldUp()) {
        settle(heartbeat);
        begin(heartbeat);
        observer.waiting(this::states);
        Thread.sleep(TICK_MILLIS);
      }
    } finally {
      end();
      removeHook(end);
    }
    List<FailedTrial> stillFailed = new ArrayList<>();
    for (FailedTrial trial : failed) {
      if (ladder.standing(trial.trial()).phase() != Standing.Phase.DONE) {
        stillFailed.add(trial);
      }
    }
    return stillFailed;
  }

  /** Whether nothing is left, but what waits for trials that were given up. */
  private boolean isHeldUp() throws IOException {
    for (Trial trial : open) {
      if (ladder.standing(trial).phase() != Standing.Phase.PAUSED) {
        return false;
      }
    }
    for (FailedTrial trial : failed) {
      if (!open.isEmpty() && isTriedElsewhere(trial.trial())) {
        return false;
      }
    }
    return true;
  }

  private boolean isTriedElsewhere(Trial trial) throws IOException {
    if (claims.holder(trial.id()).isEmpty()) {
      return false;
    }
    Optional<Lease> free = claims.claim(trial.id());
    if (free.isPresent()) {
      free.get().release();
    }
    return free.isEmpty();
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is ending, and the hook does its work.
    }
  }

  /** Looks after the processes, and at what came of those that ended. */
  private void settle(Heartbeat heartbeat) throws IOException {
    Iterator<RunningTrial> all = running.iterator();
    while (all.hasNext()) {
      RunningTrial trial = all.next();
      if (trial.isAlive()) {
        trial.limit(limits);
        if (heartbeat.hasLost(trial.lease())) {
          trial.kill();
        }
        continue;
      }
      all.remove();
      boolean lost = heartbeat.hasLost(trial.lease()) || trial.exitCode() == TAKEN_OVER;
      heartbeat.remove(trial.lease());
      if (isMade(trial.leg())) {
        made(trial.leg());
      } else if (lost) {
        observer.takenOver(trial.trial());
        open.add(trial.trial());
      } else {
        failed(trial);
      }
      trial.lease().release();
      nextClaim = System.nanoTime();
    }
  }

  private boolean isMade(Leg leg) throws IOException {
    Leg.Goal goal = leg.goal();
    return goal == null
        ? folder.isDone(plan, leg.trial())
        : folder.result(goal, leg.trial()).isPresent();
  }

  private void made(Leg leg) throws IOException {
    attempts.remove(leg.trial());
    Leg.Goal goal = leg.goal();
    if (goal == null) {
      observer.finished(leg.trial());
      return;
    }
    observer.paused(leg.trial(), goal.step());
    if (!oneLeg) {
      open.add(leg.trial());
      dropStopped();
    }
  }

  /** Takes the trials away that were stopped at a rung. */
  private void dropStopped() throws IOException {
    for (Trial trial : List.copyOf(open)) {
      Optional<Stop> stop = ladder.stop(trial.training());
      if (stop.isPresent()) {
        open.remove(trial);
        observer.stopped(trial, stop.get());
      }
    }
  }

  private void failed(RunningTrial trial) throws IOException {
    int made = attempts.getOrDefault(trial.trial(), 0);
    boolean givenUp =
        made > limits.retries() || trial.isOverTime() || trial.exitCode() == BAD_INPUT;
    FailedTrial failure =
        new FailedTrial(trial.trial(), trial.reason(limits), made, trial.outputEnd());
    if (givenUp) {
      failed.add(failure);
    } else {
      open.add(0, trial.trial());
    }
    observer.failed(failure, givenUp);
    if (givenUp && limits.keepGoing()) {
      folder.giveUp(trial.leg(), failure.reason());
    }
  }

  /** Fills the free slots with trials that nobody has claimed. */
  private void begin(Heartbeat heartbeat) throws IOException {
    if (running.size() >= limits.slots() || System.nanoTime() - nextClaim < 0) {
      return;
    }
    // Other workers may have decided a rung.
    dropStopped();
    Iterator<Trial> candidates = List.copyOf(open).iterator();
    while (running.size() < limits.slots() && candidates.hasNext()) {
      Trial trial = candidates.next();
      if (ladder.standing(trial).isOver()) {
        open.remove(trial);
        observer.finished(trial);
        continue;
      }
      if (ladder.leg(trial).isEmpty()) {
        continue;
      }
      Optional<Lease> lease = claims.claim(trial.id());
      if (lease.isPresent()) {
        open.remove(trial);
        start(trial, lease.get(), heartbeat);
      }
    }
    if (running.size() < limits.slots()) {
      // All that is left is others' for now.
      nextClaim = System.nanoTime() + CLAIM_INTERVAL;
    }
  }

  private void start(Trial trial, Lease lease, Heartbeat heartbeat) throws IOException {
    Optional<Leg> leg = ladder.leg(trial);
    if (leg.isEmpty()) {
      // Its last worker handed the results in just before it gave the claim back.
      lease.release();
      open.add(trial);
      return;
    }
    heartbeat.add(lease);
    int attempt = attempts.merge(trial, 1, Integer::sum);
    Path output = folder.output(trial);
    long before = Files.exists(output) ? Files.size(output) : 0;
    int slot = freeSlot();
    try {
      Process process = launcher.launch(leg.get(), lease, slot);
      running.add(new RunningTrial(leg.get(), lease, slot, process, output, before));
    } catch (IOException | RuntimeException e) {
      heartbeat.remove(lease);
      lease.release();
      throw e;
    }
    observer.started(trial, attempt);
  }

  private int freeSlot() {
    Set<Integer> taken = new HashSet<>();
    running.forEach(trial -> taken.add(trial.slot()));
    int slot = 0;
    while (taken.contains(slot)) {
      slot++;
    }
    return slot;
  }

  private List<TrialState> states() {
    Set<Trial> here = new HashSet<>();
    running.forEach(trial -> here.add(trial.trial()));
    Set<Trial> givenUp = new HashSet<>();
    failed.forEach(trial -> givenUp.add(trial.trial()));
    List<TrialState> states = new ArrayList<>();
    try {
      for (Trial trial : trials) {
        TrialState.Phase phase;
        String worker = "";
        if (here.contains(trial)) {
          phase = TrialState.Phase.RUNNING;
        } else if (givenUp.contains(trial)) {
          phase = TrialState.Phase.FAILED;
        } else if (!open.contains(trial)) {
          phase =
              ladder.stop(trial.training()).isPresent()
                  ? TrialState.Phase.STOPPED
                  : TrialState.Phase.DONE;
        } else if (ladder.standing(trial).phase() == Standing.Phase.PAUSED) {
          phase = TrialState.Phase.PAUSED;
        } else {
          worker = claims.holder(trial.id()).orElse("");
          phase = worker.isEmpty() ? TrialState.Phase.WAITING : TrialState.Phase.ELSEWHERE;
        }
        states.add(TrialState.read(folder, plan, trial, phase, worker));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return states;
  }

  /** Ends all processes, and gives their claims back. */
  private void end() {
    for (RunningTrial trial : List.copyOf(running)) {
      trial.kill();
      try {
        trial.lease().release();
      } catch (IOException unreleased) {
        // Then others find by themselves that nobody works on it.
      }
    }
  }
}
