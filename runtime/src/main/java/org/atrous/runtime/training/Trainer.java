package org.atrous.runtime.training;

import java.io.IOException;
import java.nio.file.FileSystemException;
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
import org.atrous.runtime.experiment.LossSettings;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.experiment.SupportedSettings;
import org.atrous.runtime.graph.TrainingGraph;
import org.atrous.runtime.run.LoggedEvaluation;
import org.atrous.runtime.run.LoggedStep;
import org.atrous.runtime.run.RunException;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunLock;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.session.Sessions;

/**
 * Trains the network of a run folder, from its beginning or from its last checkpoint: the stages of
 * its recipe one after the other. A run that was interrupted, however it was, and is resumed ends
 * with the same variables, to the bit, as one that wasn't; its log and events have each step once.
 *
 * <p>A stage takes the network's variables from where the one before ended; its optimizer, its
 * schedule and its moving averages begin anew.
 */
public final class Trainer {
  /** Checkpoints that stay: if the newest is damaged, there is one before it. */
  private static final int KEPT = 3;

  /** Threads that make batches, at most. */
  private static final int MOST_THREADS = 16;

  private final RunFolder run;
  private final SegmentationNetwork network;
  private final TrainingData data;
  private final Cadence cadence;
  private final TrainingObserver observer;

  /**
   * @param run whose settings are trained
   * @param network that they name
   * @param data the samples of the recipe's split, and of others that its stages and its validation
   *     use
   * @param cadence how often to write
   * @param observer is told how it goes
   */
  public Trainer(
      RunFolder run,
      SegmentationNetwork network,
      TrainingData data,
      Cadence cadence,
      TrainingObserver observer) {
    this.run = run;
    this.network = network;
    this.data = data;
    this.cadence = cadence;
    this.observer = observer;
  }

  /**
   * Trains to the last step, or until the validation has run out of patience. On a run that got
   * there already it does nothing.
   *
   * @return the checkpoint of the last step that was made
   * @throws DivergenceException if the loss or a variable is no finite number
   * @throws org.atrous.runtime.BadInputException if a sample can't be read, the last checkpoint is
   *     damaged, or another process trains in the folder
   * @throws RunException if the run folder can't be written any more; what was saved stands
   * @throws InterruptedException if the thread is interrupted
   */
  public Checkpoint train() throws InterruptedException {
    return trainTo(Integer.MAX_VALUE);
  }

  /**
   * Trains to a step, as {@link #train} does, if training doesn't end before. Whether it paused
   * there changes nothing in what comes later: schedules follow the whole length. On a run that is
   * past the step it does nothing where the step's checkpoint is there still; else it makes the
   * steps anew.
   *
   * @param until the step, from 1
   * @return the checkpoint of the last step that was made
   */
  public Checkpoint trainTo(int until) throws InterruptedException {
    try {
      return trainStages(until);
    } catch (IOException e) {
      throw new RunException(
          "training stopped, for run folder `%s` can't be written or read: %s"
              .formatted(run.path(), words(e)),
          "make room there, or restore the permissions; the same command with --resume goes on from"
              + " the last checkpoint",
          e);
    }
  }

  /** What the system says; the file it names is part of the message already. */
  private static String words(IOException e) {
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.toString() : reason;
  }

  @SuppressWarnings("try") // the lock is held, not used
  private Checkpoint trainStages(int until) throws IOException, InterruptedException {
    RunSettings settings = run.settings();
    SupportedSettings.requireTrainable(settings.recipe());
    List<Stage> stages = Stage.chain(settings.recipe());
    int steps = Stage.steps(stages);
    Sessions.useThreads(settings.threads());

    try (RunLock lock = run.lock()) {
      CheckpointFolder before = new CheckpointFolder(run.checkpoints(), KEPT);
      if (before.steps().stream().anyMatch(step -> step > until)) {
        Optional<Checkpoint> there = before.of(until);
        if (there.isPresent()) {
          return there.get();
        }
        before.forgetAfter(until);
      }
      Optional<Checkpoint> last = before.latest();
      FirstCheckpoint.requireWanted(run, last);
      int done = last.map(Checkpoint::step).orElse(0);
      Optional<Validation> validation = Validation.of(run, network, data, done);
      Milestones milestones = new Milestones(stages, cadence, validation, until);
      CheckpointFolder checkpoints =
          new CheckpointFolder(run.checkpoints(), KEPT, milestones::stays);
      if (last.isPresent() && milestones.isFinished(done)) {
        return last.get();
      }
      try (RunRecord record = RunRecord.openAfter(run, done, steps)) {
        if (last.isPresent() && milestones.measures(done)) {
          // It was interrupted between the checkpoint and its measurement.
          measure(validation.orElseThrow(), last.get(), record);
        }
        for (Stage stage : stages) {
          if (done >= stage.last() || milestones.isFinished(done)) {
            continue;
          }
          Recipe recipe = stage.recipe();
          LearningRate schedule = new LearningRate(recipe.schedule(), recipe.steps());
          SampleSource source = data.split(recipe.dataset(), recipe.split());
          LossSettings loss = ClassBalance.loss(run, stage, source);
          try (TrainingGraph graph =
                  TrainingGraph.build(network, recipe, loss, stage.seed(settings.seed()));
              BatchPipeline batches = batches(stage, source, done)) {
            begin(graph, stage, last, record);
            observer.begins(stage, done, steps, graph.parameters());
            Throughput throughput = new Throughput();

            for (int step = done + 1; step <= stage.last(); step++) {
              double learningRate = schedule.at(stage.own(step));
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
              if (milestones.logs(step)) {
                Throughput.Reading pace = throughput.read(batches.waited());
                record.add(
                    new LoggedStep(
                        step,
                        recipe.name(),
                        mean,
                        learningRate,
                        pace.imagesPerSecond(),
                        pace.waiting()));
              }
              if (milestones.saves(step)) {
                if (!graph.isFinite()) {
                  throw diverged("a variable is no finite number", step, seen, last);
                }
                record.force();
                last = Optional.of(graph.save(checkpoints, step));
                observer.saved(step);
              }
              done = step;
              if (milestones.measures(step)) {
                throughput.pause();
                measure(validation.orElseThrow(), last.orElseThrow(), record);
                throughput.goOn();
              }
              if (milestones.isFinished(step)) {
                break;
              }
            }
            observer.ended(throughput.sinceBegin(), batches.waited());
          }
        }
        if (milestones.isEnd(done)) {
          record.end(done);
        }
      }
      return last.orElseThrow();
    }
  }

  /** All variables as they were, as the stage before left them, or as they are first. */
  private void begin(TrainingGraph graph, Stage stage, Optional<Checkpoint> last, RunRecord record)
      throws IOException {
    if (last.isEmpty()) {
      graph.initialize();
      record.begin(run, graph.definition());
    } else if (last.get().step() == stage.before()) {
      graph.begin(last.get());
    } else {
      graph.restore(last.get());
    }
  }

  private void measure(Validation validation, Checkpoint checkpoint, RunRecord record)
      throws IOException {
    LoggedEvaluation found = validation.measure(checkpoint, record);
    observer.evaluated(found, validation.isBest(found.step()));
  }

  /** The batches of all of a stage's steps after those that are done. */
  private BatchPipeline batches(Stage stage, SampleSource source, int done) {
    Recipe recipe = stage.recipe();
    long seed = stage.seed(run.settings().seed());
    // Whatever their number, the batches are the same; they are idle while enough are made.
    int threads =
        Math.min(
            Math.min(MOST_THREADS, run.settings().threads()),
            Runtime.getRuntime().availableProcessors());
    SampleSource samples = DuplicatedSource.of(source, recipe);
    return new BatchPipeline(
        samples,
        new BatchSchedule(seed, samples.size(), recipe.batch()),
        new Augmentation(recipe, network.normalization(), seed),
        Math.multiplyExact(done - stage.before(), recipe.accumulate()) + 1,
        Math.multiplyExact(recipe.steps(), recipe.accumulate()),
        threads);
  }

  private static DivergenceException diverged(
      String what, int step, List<String> samples, Optional<Checkpoint> lastGood) {
    Optional<Path> folder = lastGood.map(Checkpoint::folder);
    return new DivergenceException(what, step, samples, folder);
  }
}
