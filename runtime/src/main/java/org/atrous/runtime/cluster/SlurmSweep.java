package org.atrous.runtime.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atrous.runtime.claim.Claims;
import org.atrous.runtime.claim.Lease;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.sweep.FailedTrial;
import org.atrous.runtime.sweep.Ladder;
import org.atrous.runtime.sweep.Leg;
import org.atrous.runtime.sweep.Standing;
import org.atrous.runtime.sweep.Stop;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepObserver;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.Trial;
import org.atrous.runtime.sweep.TrialState;

/**
 * Submits the trials of a sweep that are neither done nor queued, and follows them to their end.
 * The jobs need nothing of this process: they go on when it ends, and another one may follow them.
 */
public final class SlurmSweep {
  /** Tasks of an array; Slurm's usual limit is one more. */
  private static final int LARGEST_ARRAY = 1000;

  private static final long TICK_MILLIS = 200;

  private final SweepFolder folder;
  private final SweepPlan plan;
  private final Ladder ladder;
  private final Slurm slurm;
  private final ClusterJob job;
  private final SweepObserver observer;
  private final Claims claims;
  private final Duration interval;
  private final boolean keepGoing;
  private final TaskFiles files;
  private final Path record;
  private final Set<Trial> open = new LinkedHashSet<>();
  private final Set<Trial> missing = new HashSet<>();
  private final Map<Trial, Leg> submitted = new HashMap<>();
  private final List<FailedTrial> failed = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();
  private Map<String, Slurm.Task> queued = Map.of();
  private List<SlurmArray> arrays = List.of();

  /** The task of a trial. */
  private record Place(SlurmArray array, int task) {
    String name() {
      return array.task(task);
    }
  }

  /**
   * @param folder of the sweep, where the tasks find it too
   * @param plan what is to be done; the run folders of its trials exist
   * @param slurm the cluster
   * @param job what each task does
   * @param observer is told how it goes
   * @param patience with other workers that don't renew their claims
   * @param interval from one look at the queue to the next
   * @param keepGoing whether a trial that fails on its way to a rung counts as the last there
   */
  public SlurmSweep(
      SweepFolder folder,
      SweepPlan plan,
      Slurm slurm,
      ClusterJob job,
      SweepObserver observer,
      Duration patience,
      Duration interval,
      boolean keepGoing) {
    this.folder = folder;
    this.plan = plan;
    this.ladder = new Ladder(folder, plan);
    this.slurm = slurm;
    this.job = job;
    this.observer = observer;
    this.claims = new Claims(folder.claims(), patience);
    this.interval = interval;
    this.keepGoing = keepGoing;
    this.files = new TaskFiles(folder.path(), "slurm");
    this.record = folder.path().resolve("slurm.json");
  }

  /**
   * Submits what is neither done nor queued.
   *
   * @return the numbers of all jobs that are followed
   * @throws ClusterException if Slurm refuses, or doesn't answer
   */
  public List<String> submit() throws IOException, InterruptedException {
    for (Trial trial : plan.trials()) {
      if (!ladder.standing(trial).isOver()) {
        open.add(trial);
      }
    }
    List<SlurmArray> before = SlurmRecord.read(record).arrays();
    queued =
        slurm
            .queued(before)
            .orElseThrow(
                () ->
                    new ClusterException(
                        "Slurm doesn't answer what has become of the jobs in `%s`"
                            .formatted(record),
                        "try again when `squeue` answers"));
    arrays = before.stream().filter(this::isQueued).toList();
    arrays.forEach(this::place);
    for (Trial trial : open) {
      if (places.containsKey(trial.id())) {
        ladder.leg(trial).ifPresent(leg -> submitted.put(trial, leg));
      }
    }
    submitOpen();
    return arrays.stream().map(SlurmArray::job).toList();
  }

  /** Submits what is to be done of trials that have no task for it. */
  private void submitOpen() throws IOException, InterruptedException {
    List<String> wanted = new ArrayList<>();
    for (Trial trial : open) {
      Optional<Leg> leg = ladder.leg(trial);
      if (leg.isPresent()
          && !leg.get().equals(submitted.get(trial))
          && !queued.containsKey(task(trial))) {
        submitted.put(trial, leg.get());
        missing.remove(trial);
        wanted.add(trial.id());
      }
    }
    for (int from = 0; from < wanted.size(); from += LARGEST_ARRAY) {
      submit(wanted.subList(from, Math.min(wanted.size(), from + LARGEST_ARRAY)));
    }
  }

  private boolean isQueued(SlurmArray array) {
    for (int task = 0; task < array.trials().size(); task++) {
      if (queued.containsKey(array.task(task))) {
        return true;
      }
    }
    return false;
  }

  private void place(SlurmArray array) {
    for (int task = 0; task < array.trials().size(); task++) {
      if (queued.containsKey(array.task(task))) {
        places.put(array.trials().get(task), new Place(array, task));
      }
    }
  }

  private void submit(List<String> trials) throws IOException, InterruptedException {
    Path list = files.list(trials);
    Path script = list.resolveSibling(list.getFileName().toString().replace(".txt", ".sh"));
    AtomicFile.write(
        script,
        TaskScript.text(
            "atrous-" + plan.name(),
            files.folder().resolve("%A_%a.log").toString(),
            job.resources(),
            job.command(list)));
    SlurmArray array = slurm.submit(script, trials, job.atOnce(), job.options());
    List<SlurmArray> more = new ArrayList<>(arrays);
    more.add(array);
    arrays = List.copyOf(more);
    new SlurmRecord(arrays).write(record);
    for (int task = 0; task < trials.size(); task++) {
      places.put(trials.get(task), new Place(array, task));
    }
  }

  /**
   * Follows the jobs until every trial has its results, was stopped at a rung, or its task has
   * ended without, or the rest waits at a rung for such trials. Trials that go on at a rung are
   * submitted again.
   *
   * @return the trials whose tasks ended without results
   */
  public List<FailedTrial> follow() throws IOException, InterruptedException {
    long next = System.nanoTime();
    while (!isHeldUp()) {
      if (System.nanoTime() - next >= 0) {
        settle();
        next = System.nanoTime() + interval.toNanos();
      }
      observer.waiting(this::states);
      Thread.sleep(TICK_MILLIS);
    }
    return List.copyOf(failed);
  }

  private void settle() throws IOException, InterruptedException {
    // Asked before the results are looked at: what has left the queue by then has handed in.
    Optional<Map<String, Slurm.Task>> answer = slurm.queued(arrays);
    if (answer.isPresent()) {
      begun(answer.get());
      queued = answer.get();
    }
    for (Trial trial : List.copyOf(open)) {
      Standing standing = ladder.standing(trial);
      Optional<Stop> stop = ladder.stop(trial.training());
      if (stop.isPresent()) {
        open.remove(trial);
        observer.stopped(trial, stop.get());
      } else if (standing.isOver()) {
        open.remove(trial);
        observer.finished(trial);
      } else if (answer.isPresent() && ladder.leg(trial).equals(asked(trial))) {
        look(trial);
      }
    }
    if (answer.isPresent()) {
      submitOpen();
    }
  }

  /** What was submitted of a trial last. */
  private Optional<Leg> asked(Trial trial) {
    return Optional.ofNullable(submitted.get(trial));
  }

  /** Whether nothing is left, but what waits for trials that failed. */
  private boolean isHeldUp() throws IOException {
    for (Trial trial : open) {
      if (ladder.standing(trial).phase() != Standing.Phase.PAUSED) {
        return false;
      }
    }
    return true;
  }

  private void begun(Map<String, Slurm.Task> now) {
    for (Trial trial : open) {
      String task = task(trial);
      Slurm.Task state = now.get(task);
      Slurm.Task before = queued.get(task);
      if (state != null && state.isRunning() && (before == null || !before.isRunning())) {
        observer.started(trial, 1);
      }
    }
  }

  private String task(Trial trial) {
    Place place = places.get(trial.id());
    return place == null ? "" : place.name();
  }

  /**
   * Gives a trial up whose task is gone at two looks in a row, for files and queue needn't agree at
   * once, and on which no other worker works.
   */
  private void look(Trial trial) throws IOException, InterruptedException {
    if (queued.containsKey(task(trial))) {
      missing.remove(trial);
      return;
    }
    if (missing.add(trial)) {
      return;
    }
    Optional<Lease> free = claims.claim(trial.id());
    if (free.isEmpty()) {
      return;
    }
    free.get().release();
    Optional<Leg> leg = ladder.leg(trial);
    if (!leg.equals(asked(trial))) {
      return;
    }
    open.remove(trial);
    FailedTrial failure = new FailedTrial(trial, reason(trial), 1, outputEnd(trial));
    failed.add(failure);
    observer.failed(failure, true);
    if (keepGoing) {
      folder.giveUp(leg.orElseThrow(), failure.reason());
    }
  }

  private String reason(Trial trial) throws InterruptedException {
    Place place = places.get(trial.id());
    if (place == null) {
      return "has no task";
    }
    String state = slurm.ended(place.array(), place.task());
    return "task %s ended without a result%s"
        .formatted(place.name(), state.isEmpty() ? "" : ", " + state);
  }

  private List<String> outputEnd(Trial trial) throws IOException {
    List<String> lines = TaskFiles.end(files.folder().resolve(task(trial) + ".log"));
    return lines.isEmpty() ? TaskFiles.end(folder.output(trial)) : lines;
  }

  private List<TrialState> states() {
    Set<Trial> givenUp = new HashSet<>();
    failed.forEach(failure -> givenUp.add(failure.trial()));
    List<TrialState> states = new ArrayList<>();
    try {
      for (Trial trial : plan.trials()) {
        states.add(state(trial, givenUp.contains(trial)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return states;
  }

  private TrialState state(Trial trial, boolean givenUp) throws IOException {
    TrialState.Phase phase = TrialState.Phase.WAITING;
    String worker = "";
    Slurm.Task task = queued.get(task(trial));
    if (givenUp) {
      phase = TrialState.Phase.FAILED;
    } else if (!open.contains(trial)) {
      boolean stopped = ladder.stop(trial.training()).isPresent();
      phase = stopped ? TrialState.Phase.STOPPED : TrialState.Phase.DONE;
    } else if (ladder.standing(trial).phase() == Standing.Phase.PAUSED) {
      phase = TrialState.Phase.PAUSED;
    } else if (task != null && task.isRunning()) {
      phase = TrialState.Phase.RUNNING;
      worker = "task " + task(trial);
    } else if (task != null) {
      worker = "queued: " + task.reason();
    }
    return TrialState.read(folder, plan, trial, phase, worker);
  }
}
