package org.atrous.runtime.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.StepLog;
import org.jspecify.annotations.Nullable;

/**
 * How far a trial is.
 *
 * @param trial the trial
 * @param phase what happens to it
 * @param worker that works on it, for people; empty if none does
 * @param step logged last, 0 if none was
 * @param steps of the whole training
 * @param loss at that step, or null
 * @param secondsLeft of the training, or null
 * @param mIoU of the first measurement that has a result, at its end or at a rung, or null
 */
public record TrialState(
    Trial trial,
    Phase phase,
    String worker,
    int step,
    int steps,
    @Nullable Double loss,
    @Nullable Double secondsLeft,
    @Nullable Double mIoU) {
  /** What happens to a trial. */
  public enum Phase {
    /** Nobody works on it yet. */
    WAITING,
    /** A process of this worker does. */
    RUNNING,
    /** Another worker does. */
    ELSEWHERE,
    /** It was measured at a rung, and waits there until others are. */
    PAUSED,
    /** It was stopped at a rung. */
    STOPPED,
    /** It has all its results. */
    DONE,
    /** It was given up. */
    FAILED
  }

  /** Reads the state of a trial from its files. */
  public static TrialState read(
      SweepFolder folder, SweepPlan plan, Trial trial, Phase phase, String worker)
      throws IOException {
    List<SweepPlan.Content> measurements = plan.measurements(trial);
    int steps = measurements.get(0).steps();
    Double mIoU = null;
    for (SweepPlan.Content content : measurements) {
      Optional<TrialResult> result = folder.result(content.measurement(), trial);
      if (mIoU == null && result.isPresent()) {
        mIoU = result.get().result().mIoU();
      }
    }
    if (mIoU == null) {
      mIoU = atRung(folder, plan, trial, measurements.get(0).measurement());
    }
    LoggedStep last = phase == Phase.WAITING ? null : lastStep(folder.run(trial));
    if (last == null) {
      return new TrialState(
          trial, phase, worker, phase == Phase.DONE ? steps : 0, steps, null, null, mIoU);
    }
    return new TrialState(
        trial,
        phase,
        worker,
        last.step(),
        steps,
        last.loss(),
        secondsLeft(folder.run(trial), last, steps),
        mIoU);
  }

  /** What was measured at the last rung where the trial was, or null. */
  private static @Nullable Double atRung(
      SweepFolder folder, SweepPlan plan, Trial trial, String measurement) throws IOException {
    SweepPlan.Halving halving = plan.halving();
    Double mIoU = null;
    for (int step : halving == null ? List.<Integer>of() : halving.rungs()) {
      Optional<RungResult> result = folder.result(new Leg.Goal(step, measurement), trial);
      if (result.isEmpty()) {
        break;
      }
      EvaluationResult measured = result.get().result();
      mIoU = measured == null ? null : (Double) measured.mIoU();
    }
    return mIoU;
  }

  private static @Nullable LoggedStep lastStep(Path run) throws IOException {
    if (!RunFolder.isRun(run)) {
      return null;
    }
    List<LoggedStep> steps = StepLog.read(run.resolve("log.jsonl"));
    return steps.isEmpty() ? null : steps.get(steps.size() - 1);
  }

  private static @Nullable Double secondsLeft(Path run, LoggedStep last, int steps)
      throws IOException {
    if (last.imagesPerSecond() <= 0) {
      return null;
    }
    var recipe = RunFolder.open(run).settings().recipe();
    int images = recipe.batch() * recipe.accumulate();
    return (steps - last.step()) * images / last.imagesPerSecond();
  }
}
