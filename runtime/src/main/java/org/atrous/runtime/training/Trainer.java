package org.atrous.runtime.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.data.Augmentation;
import org.atrous.runtime.data.Batch;
import org.atrous.runtime.data.BatchPipeline;
import org.atrous.runtime.data.BatchSchedule;
import org.atrous.runtime.data.DuplicatedSource;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.event.EventLog;
import org.atrous.runtime.experiment.LossSettings;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.SupportedSettings;
import org.atrous.runtime.graph.TrainingGraph;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunLock;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.StepLog;
import org.atrous.runtime.session.Sessions;

/**
 * Trains the network of a run folder, from its beginning or from its last checkpoint. A run that
 * was interrupted, however it was, and is resumed ends with the same variables, to the bit, as one
 * that wasn't; its log and events have each step once.
 */
public final class Trainer {
  /** Checkpoints that stay: if the newest is damaged, there is one before it. */
  private static final int KEPT = 3;

  /** Threads that make batches, at most. */
  private static final int MOST_THREADS = 16;

  private final RunFolder run;
  private final SegmentationNetwork network;
  private final SampleSource source;
  private final Cadence cadence;
  private final TrainingObserver observer;

  /**
   * @param run whose settings are trained
   * @param network that they name
   * @param source the samples of the recipe's split
   * @param cadence how often to write
   * @param observer is told how it goes
   */
  public Trainer(
      RunFolder run,
      SegmentationNetwork network,
      SampleSource source,
      Cadence cadence,
      TrainingObserver observer) {
    this.run = run;
    this.network = network;
    this.source = source;
    this.cadence = cadence;
    this.observer = observer;
  }

  /**
   * Trains to the last step. On a run that got there already it does nothing.
   *
   * @return the checkpoint of the last step
   * @throws DivergenceException if the loss or a variable is no finite number
   * @throws org.atrous.runtime.BadInputException if a sample can't be read, the last checkpoint is
   *     damaged, or another process trains in the folder
   * @throws InterruptedException if the thread is interrupted
   */
  @SuppressWarnings("try") // the lock is held, not used
  public Checkpoint train() throws IOException, InterruptedException {
    RunSettings settings = run.settings();
    Recipe recipe = settings.recipe();
    SupportedSettings.requireTrainable(recipe);
    int steps = recipe.steps();
    Sessions.useThreads(settings.threads());
    CheckpointFolder checkpoints = new CheckpointFolder(run.checkpoints(), KEPT);

    try (RunLock lock = run.lock()) {
      Optional<Checkpoint> last = checkpoints.latest();
      int done = last.map(Checkpoint::step).orElse(0);
      if (last.isPresent() && done >= steps) {
        return last.get();
      }
      LearningRate schedule = new LearningRate(recipe.schedule(), steps);
      LossSettings loss = ClassBalance.loss(run, recipe, source);
      try (TrainingGraph graph = TrainingGraph.build(network, recipe, loss, settings.seed());
          BatchPipeline batches = batches(settings, done);
          StepLog log = StepLog.openAfter(run.log(), done);
          EventLog events = EventLog.openAfter(run.events(), done)) {
        last.ifPresentOrElse(graph::restore, graph::initialize);
        observer.begins(done, steps, graph.parameters());
        Throughput throughput = new Throughput();

        for (int step = done + 1; step <= steps; step++) {
          double learningRate = schedule.at(step);
          double mean = 0;
          List<String> seen = new ArrayList<>();
          for (int part = 0; part < recipe.accumulate(); part++) {
            Batch batch = batches.next();
            seen.addAll(batch.names());
            mean +=
                graph.step(batch.step(), learningRate, batch.images(), batch.labels())
                    / (double) recipe.accumulate();
          }
          if (!Double.isFinite(mean)) {
            throw diverged("the loss is " + mean, step, seen, last);
          }
          throughput.add(seen.size());
          observer.made(step, mean, learningRate);
          if (cadence.logs(step, steps)) {
            Throughput.Reading pace = throughput.read(batches.waited());
            log.add(
                new LoggedStep(step, mean, learningRate, pace.imagesPerSecond(), pace.waiting()));
            events.scalar(step, "train/loss", mean);
            events.scalar(step, "train/learning_rate", learningRate);
            events.scalar(step, "train/images_per_second", pace.imagesPerSecond());
            events.scalar(step, "train/waiting_for_images", pace.waiting());
          }
          if (cadence.saves(step, steps)) {
            if (!graph.isFinite()) {
              throw diverged("a variable is no finite number", step, seen, last);
            }
            last = Optional.of(graph.save(checkpoints, step));
            observer.saved(step);
          }
        }
        observer.ended(throughput.sinceBegin(), batches.waited());
      }
      return last.orElseThrow();
    }
  }

  /** The batches of all steps after those that are done. */
  private BatchPipeline batches(RunSettings settings, int done) {
    Recipe recipe = settings.recipe();
    // Whatever their number, the batches are the same; they are idle while enough are made.
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    SampleSource samples = DuplicatedSource.of(source, recipe);
    return new BatchPipeline(
        samples,
        new BatchSchedule(settings.seed(), samples.size(), recipe.batch()),
        new Augmentation(recipe, network.normalization(), settings.seed()),
        Math.multiplyExact(done, recipe.accumulate()) + 1,
        Math.multiplyExact(recipe.steps(), recipe.accumulate()),
        threads);
  }

  private static DivergenceException diverged(
      String what, int step, List<String> samples, Optional<Checkpoint> lastGood) {
    Optional<Path> folder = lastGood.map(Checkpoint::folder);
    return new DivergenceException(what, step, samples, folder);
  }
}
