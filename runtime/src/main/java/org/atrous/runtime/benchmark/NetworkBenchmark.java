package org.atrous.runtime.benchmark;

import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.LossSettings;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.graph.InferenceGraph;
import org.atrous.runtime.graph.TrainingGraph;
import org.atrous.runtime.machine.ProcessMemory;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.TrainedRun;
import org.atrous.runtime.session.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/**
 * Measures the network of a run folder. The peak of a process's memory only ever rises, so that a
 * process serves for one measurement.
 */
public final class NetworkBenchmark {
  private final StepCount steps;
  private final IntConsumer made;

  /**
   * @param steps how many
   * @param made is told the number of each step when it is done, those that warm up included
   */
  public NetworkBenchmark(StepCount steps, IntConsumer made) {
    this.steps = steps;
    this.made = made;
  }

  /**
   * Measures steps of training by the run's recipe, on random images and labels. The variables are
   * left as a checkpoint in the folder.
   */
  public Measured training(RunFolder run) throws IOException {
    RunSettings settings = run.settings();
    Recipe recipe = settings.recipe();
    int height = recipe.cropHeight();
    int width = recipe.cropWidth();
    SegmentationNetwork network = TrainedRun.network(run, run.loadSpec());
    float[] images = RandomBatch.images(recipe.batch(), height, width);
    int[] labels = RandomBatch.labels(recipe.batch(), height, width, network.classes());
    Optional<ProcessMemory> before = begin(settings.threads());
    LossSettings loss = weighted(recipe.loss(), network.classes());
    try (TrainingGraph graph = TrainingGraph.build(network, recipe, loss, settings.seed())) {
      graph.initialize();
      Measured measured =
          Measured.of(
              before, steps, recipe.batch(), step -> graph.step(step, 0, images, labels), made);
      graph.save(new CheckpointFolder(run.checkpoints(), 1), steps.all());
      return measured;
    }
  }

  /** Without data there are no frequencies to weigh classes by: all are alike. */
  private static LossSettings weighted(LossSettings loss, int classes) {
    return loss.medianFrequency() ? loss.weighing(Collections.nCopies(classes, 1.0)) : loss;
  }

  /**
   * Measures the labelling of random images by the run's newest checkpoint.
   *
   * @param outputStride one of the network's
   * @param batch images at once
   */
  public Measured inference(TrainedRun run, int outputStride, int batch, int height, int width) {
    float[] images = RandomBatch.images(batch, height, width);
    Optional<ProcessMemory> before = begin(run.folder().settings().threads());
    try (InferenceGraph graph =
        InferenceGraph.build(run.network(), outputStride, batch, height, width)) {
      graph.restore(run.checkpoint());
      return Measured.of(before, steps, batch, step -> graph.labels(images), made);
    }
  }

  /** Loads what every network needs of TensorFlow, so that none is charged with it. */
  private static Optional<ProcessMemory> begin(int threads) {
    Sessions.useThreads(threads);
    try (Graph graph = new Graph();
        Session session = Sessions.open(graph)) {
      Ops tf = Ops.create(graph);
      session.runner().fetch(tf.constant(1f)).run().close();
    }
    System.gc();
    return ProcessMemory.now();
  }
}
