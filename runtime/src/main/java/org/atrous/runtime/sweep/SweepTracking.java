package org.atrous.runtime.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atrous.runtime.claim.Claims;
import org.atrous.runtime.claim.Lease;
import org.atrous.runtime.mlflow.MlflowLog;
import org.atrous.runtime.mlflow.RunContent;
import org.atrous.runtime.mlflow.TrackedTraining;
import org.atrous.runtime.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * Logs the trials of a sweep to a tracking server, from the sweep's folder, so that it doesn't
 * matter who runs them, and where. Of several workers that would, one does.
 */
public final class SweepTracking {
  /** Names the claim of the worker that logs; no trial is called so. */
  private static final String CLAIM = "mlflow";

  private final SweepFolder folder;
  private final SweepPlan plan;
  private final MlflowLog log;
  private final Claims claims;
  private final Set<Trial> settled = new HashSet<>();
  private @Nullable Lease lease;

  /**
   * @param folder of the sweep
   * @param plan whose trials are logged
   * @param log to which
   * @param patience with other workers that don't renew their claims
   */
  public SweepTracking(SweepFolder folder, SweepPlan plan, MlflowLog log, Duration patience) {
    this.folder = folder;
    this.plan = plan;
    this.log = log;
    this.claims = new Claims(folder.claims(), patience);
  }

  /**
   * Logs what there is to log by now.
   *
   * @param failed trials that were given up
   * @return false if another worker does it
   * @throws IOException if the server or the folder is away; the next call goes on
   */
  public synchronized boolean log(Collection<Trial> failed)
      throws IOException, InterruptedException {
    Ladder ladder = new Ladder(folder, plan);
    for (Trial trial : plan.trials()) {
      if (!isHeld()) {
        return false;
      }
      if (!settled.contains(trial) && RunFolder.isRun(folder.run(trial))) {
        log(trial, ladder.standing(trial).phase(), failed.contains(trial));
      }
    }
    return true;
  }

  private boolean isHeld() throws IOException {
    if (lease == null || !lease.renew()) {
      lease = claims.claim(CLAIM).orElse(null);
    }
    return lease != null;
  }

  /**
   * Logs what there is to log in the end, and lets others.
   *
   * @param failed trials that were given up
   * @return false if another worker does it
   * @throws IOException if the server or the folder is away
   */
  public synchronized boolean end(Collection<Trial> failed)
      throws IOException, InterruptedException {
    try {
      return log(failed);
    } finally {
      if (lease != null) {
        lease.release();
      }
    }
  }

  private void log(Trial trial, Standing.Phase phase, boolean failed)
      throws IOException, InterruptedException {
    boolean done = folder.isDone(plan, trial);
    boolean over = done || phase == Standing.Phase.STOPPED;
    RunFolder run = RunFolder.open(folder.run(trial));
    boolean begun = Files.exists(run.log());
    if (!begun && !over && !failed) {
      return;
    }
    TrackedTraining.State state = TrackedTraining.State.RUNNING;
    if (done) {
      state = TrackedTraining.State.FINISHED;
    } else if (over) {
      state = TrackedTraining.State.KILLED;
    } else if (failed) {
      state = TrackedTraining.State.FAILED;
    }
    Map<String, String> tags = RunContent.tags(run.settings());
    tags.put("mlflow.source.name", plan.spec());
    tags.put("atrous.sweep", plan.name());
    log.log(
        new TrackedTraining(
            trial.id(),
            plan.label(trial),
            tags,
            RunContent.params(run.settings()),
            run.made(),
            RunContent.points(run, over),
            results(trial, RunContent.latest(run)),
            state,
            RunContent.latest(run)));
    if (over) {
      settled.add(trial);
    }
  }

  private Map<String, List<TrackedTraining.Point>> results(Trial trial, Instant time)
      throws IOException {
    Map<String, List<TrackedTraining.Point>> results = new LinkedHashMap<>();
    for (SweepPlan.Content content : plan.measurements(trial)) {
      Optional<TrialResult> result = folder.result(content.measurement(), trial);
      if (result.isPresent()) {
        Map<String, Double> figures = new HashMap<>(result.get().figures());
        figures.values().removeIf(value -> !Double.isFinite(value));
        results.put(
            content.measurement(),
            figures.entrySet().stream()
                .map(
                    figure ->
                        new TrackedTraining.Point(
                            content.steps(),
                            plan.resultName(trial, content) + "/" + figure.getKey(),
                            figure.getValue(),
                            time))
                .toList());
      }
    }
    return results;
  }
}
