package org.atrous.runtime.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.atrous.runtime.Spec;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.evaluation.EvaluationObserver;
import org.atrous.runtime.evaluation.RunEvaluation;
import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.run.LoggedEvaluation;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.TrainedRun;
import org.atrous.runtime.training.Cadence;
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
   * Goes on where the trial stopped.
   *
   * @param cadence of the training's log and checkpoints
   * @param display is told how the training goes
   * @throws TakenOverException if another worker does it now
   * @throws org.atrous.runtime.BadInputException if the run, the data or a checkpoint can't be used
   */
  public void run(Cadence cadence, TrainingObserver display)
      throws IOException, InterruptedException {
    Path run = folder.run(job.trial());
    train(RunFolder.open(run), cadence, display);
    TrainedRun trained = TrainedRun.open(run);
    for (TrialJob.Measured measured : job.measurements()) {
      if (folder.result(measured.id(), job.trial()).isPresent()) {
        continue;
      }
      SampleSource source =
          data.split(measured.evaluation().dataset(), measured.evaluation().split());
      EvaluationObserver look = (index, sample, prediction, counts) -> guard.check();
      RunEvaluation evaluation =
          RunEvaluation.measure(
              trained, measured.evaluation(), Precision.FLOAT32, source, PICTURES, look);
      guard.require();
      folder.publish(
          new TrialResult(
              measured.id(), job.trial().training(), job.trial().seed(), evaluation.result()));
    }
  }

  private void train(RunFolder run, Cadence cadence, TrainingObserver display)
      throws IOException, InterruptedException {
    Spec spec = run.loadSpec();
    new Trainer(run, TrainedRun.network(run, spec), data, cadence, new Guarded(display)).train();
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
