package org.atrous.runtime.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.atrous.runtime.Spec;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.evaluation.EvaluationObserver;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.evaluation.RunEvaluation;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.run.CheckpointChoice;
import org.atrous.runtime.run.LoggedEvaluation;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.TrainedRun;
import org.atrous.runtime.training.Cadence;
import org.atrous.runtime.training.DivergenceException;
import org.atrous.runtime.training.Trainer;
import org.atrous.runtime.training.TrainingData;
import org.atrous.runtime.training.TrainingObserver;

/** What the process of a trial does: it trains, measures, and hands the results in. */
public final class TrialWork {
  /** Images with truth and prediction, the same of every trial, for comparing them. */
  private static final int PICTURES = 4;

  private final SweepFolder folder;
  private final TrialJob job;
  private final TrialGuard guard;
  private final TrainingData data;

  /**
   * @param folder of the sweep
   * @param job what is to be done
   * @param guard of the claim under which it is done
   * @param data by data set and split
   */
  public TrialWork(SweepFolder folder, TrialJob job, TrialGuard guard, TrainingData data) {
    this.folder = folder;
    this.job = job;
    this.guard = guard;
    this.data = data;
  }

  /**
   * Goes on where the trial stopped, to its end.
   *
   * @param cadence of the training's log and checkpoints
   * @param display is told how the training goes
   * @throws TakenOverException if another worker does it now
   * @throws org.atrous.runtime.BadInputException if the run, the data or a checkpoint can't be used
   */
  public void run(Cadence cadence, TrainingObserver display)
      throws IOException, InterruptedException {
    Path run = folder.run(job.trial());
    trainer(RunFolder.open(run), cadence, display).train();
    TrainedRun trained = TrainedRun.open(run);
    SweepPlan plan = folder.plan();
    for (TrialJob.Measured measured : job.measurements()) {
      Optional<TrialResult> before = folder.result(measured.id(), job.trial());
      if (before.isPresent()) {
        SweepExperiment.add(plan, before.get(), trained.folder());
        continue;
      }
      TrialResult result =
          new TrialResult(
              measured.id(),
              job.trial().training(),
              job.trial().seed(),
              measure(trained, measured));
      SweepExperiment.add(plan, result, trained.folder());
      folder.publish(result);
    }
  }

  /**
   * Goes on where the trial stopped, to a rung. A loss that is no finite number, which no other
   * attempt makes good, is a result, too.
   *
   * @param goal the rung
   * @param cadence of the training's log and checkpoints
   * @param display is told how the training goes
   * @throws TakenOverException if another worker does it now
   * @throws org.atrous.runtime.BadInputException if the run, the data or a checkpoint can't be used
   */
  public void runTo(Leg.Goal goal, Cadence cadence, TrainingObserver display)
      throws IOException, InterruptedException {
    if (folder.result(goal, job.trial()).isPresent()) {
      return;
    }
    Path run = folder.run(job.trial());
    try {
      trainer(RunFolder.open(run), cadence, display).trainTo(goal.step());
    } catch (DivergenceException e) {
      guard.require();
      folder.publish(RungResult.failed(job.trial(), goal, e.what()));
      return;
    }
    TrainedRun trained = TrainedRun.open(run, new CheckpointChoice.AtStep(goal.step()));
    EvaluationResult result = measure(trained, job.measured(goal.measurement()));
    folder.publish(
        new RungResult(
            goal.measurement(),
            job.trial().training(),
            job.trial().seed(),
            goal.step(),
            result,
            null));
  }

  /** Measures a state of the run, if the claim holds to the end of that. */
  private EvaluationResult measure(TrainedRun trained, TrialJob.Measured measured)
      throws IOException {
    Evaluation evaluation = measured.evaluation();
    SampleSource source = data.split(evaluation.dataset(), evaluation.split());
    EvaluationObserver look = (index, sample, prediction, counts) -> guard.check();
    RunEvaluation made =
        RunEvaluation.measure(trained, evaluation, Precision.FLOAT32, source, PICTURES, look);
    guard.require();
    return made.result();
  }

  private Trainer trainer(RunFolder run, Cadence cadence, TrainingObserver display)
      throws IOException {
    Spec spec = run.loadSpec();
    return new Trainer(run, TrainedRun.network(run, spec), data, cadence, new Guarded(display));
  }

  /** Looks at the claim after every step, before the step's checkpoint is written. */
  private final class Guarded implements TrainingObserver {
    private final TrainingObserver display;

    Guarded(TrainingObserver display) {
      this.display = display;
    }

    @Override
    public void begins(Stage stage, int done, int steps, long parameters) {
      display.begins(stage, done, steps, parameters);
    }

    @Override
    public void made(int step, double loss, double learningRate) {
      try {
        guard.check();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      display.made(step, loss, learningRate);
    }

    @Override
    public void saved(int step) {
      display.saved(step);
    }

    @Override
    public void ended(Duration time, Duration waited) {
      display.ended(time, waited);
    }

    @Override
    public void evaluated(LoggedEvaluation evaluation, boolean best) {
      display.evaluated(evaluation, best);
    }
  }
}
