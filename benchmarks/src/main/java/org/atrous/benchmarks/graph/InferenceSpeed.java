package org.atrous.benchmarks.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.atrous.models.DeepLabV3R50;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.graph.InferenceGraph;
import org.atrous.runtime.graph.InferenceSettings;
import org.atrous.runtime.graph.TrainingGraph;
import org.atrous.runtime.metrics.ConfusionMatrix;

/**
 * What folded batch norm and numbers of 16 bits bring in inference, and what they change: DeepLabv3
 * on ResNet-50 at output stride 16, images of 513x513. The network is trained a little on drawn
 * shapes before, so that its probabilities say something.
 */
public final class InferenceSpeed {
  private static final int SIZE = 513;
  private static final int CROP = 129;
  private static final int BATCH = 4;
  private static final int SEEN = 64;
  private static final int UNSEEN = 24;
  private static final int OUTPUT_STRIDE = 16;

  private static final Map<String, InferenceSettings> WAYS = new LinkedHashMap<>();

  static {
    WAYS.put("plain", InferenceSettings.USUAL.unfolded());
    WAYS.put("folded", InferenceSettings.USUAL);
    WAYS.put("bf16", InferenceSettings.USUAL.unfolded().in(Precision.BF16));
    WAYS.put("folded, bf16", InferenceSettings.USUAL.in(Precision.BF16));
  }

  private InferenceSpeed() {}

  /**
   * Measures.
   *
   * @param args number of rounds, 10 if left out; number of training steps before, 150 if left out
   */
  public static void main(String[] args) throws IOException {
    int rounds = args.length < 1 ? 10 : Integer.parseInt(args[0]);
    int steps = args.length < 2 ? 150 : Integer.parseInt(args[1]);
    SegmentationNetwork network = new DeepLabV3R50();
    Path folder = Files.createTempDirectory("inference");
    Checkpoint checkpoint = trained(network, new CheckpointFolder(folder, 1), steps);
    speed(network, checkpoint, rounds);
    changes(network, checkpoint);
  }

  private static Checkpoint trained(SegmentationNetwork network, CheckpointFolder folder, int steps)
      throws IOException {
    Recipe recipe =
        Recipe.named("recipe", DrawnShapes.dataset(), DrawnShapes.TRAIN)
            .crop(CROP, CROP)
            .batch(BATCH)
            .outputStride(OUTPUT_STRIDE)
            .batchNormDecay(0.9)
            .build();
    SampleSource source = new DrawnShapes(DrawnShapes.TRAIN, SEEN, CROP, CROP, 1);
    try (TrainingGraph graph = TrainingGraph.build(network, recipe, 1)) {
      graph.initialize();
      for (int step = 1; step <= steps; step++) {
        float[] pixels = new float[BATCH * CROP * CROP * 3];
        int[] labels = new int[BATCH * CROP * CROP];
        for (int i = 0; i < BATCH; i++) {
          Sample sample = source.load((step * BATCH + i) % SEEN);
          System.arraycopy(
              sample.image().toFloats(), 0, pixels, i * CROP * CROP * 3, CROP * CROP * 3);
          System.arraycopy(sample.label().toInts(), 0, labels, i * CROP * CROP, CROP * CROP);
        }
        graph.step(step, 0.02, pixels, labels);
      }
      return graph.save(folder, steps);
    }
  }

  private static InferenceGraph graph(
      SegmentationNetwork network, InferenceSettings settings, int size, Checkpoint checkpoint) {
    InferenceGraph graph = InferenceGraph.build(network, OUTPUT_STRIDE, settings, 1, size, size);
    graph.restore(checkpoint);
    return graph;
  }

  private static void speed(SegmentationNetwork network, Checkpoint checkpoint, int rounds)
      throws IOException {
    Map<String, InferenceGraph> graphs = new LinkedHashMap<>();
    WAYS.forEach((name, way) -> graphs.put(name, graph(network, way, SIZE, checkpoint)));
    float[] pixels = new DrawnShapes(DrawnShapes.VAL, 1, SIZE, SIZE, 1).load(0).image().toFloats();
    SideBySide sides = new SideBySide();
    graphs.forEach((name, graph) -> sides.way(name, () -> graph.labels(pixels)));
    System.out.printf("ResNet-50 DeepLabv3, output stride 16, %dx%d%n", SIZE, SIZE);
    SideBySide.print(sides.measure(rounds));
    graphs.values().forEach(InferenceGraph::close);
  }

  private static void changes(SegmentationNetwork network, Checkpoint checkpoint)
      throws IOException {
    SampleSource source = new DrawnShapes(DrawnShapes.VAL, UNSEEN, CROP, CROP, 1);
    System.out.printf("%n%-28s %14s %10s %12s%n", "", "probabilities", "mIoU", "change");
    float[][] exact = new float[UNSEEN][];
    double first = Double.NaN;
    for (Map.Entry<String, InferenceSettings> way : WAYS.entrySet()) {
      ConfusionMatrix matrix = new ConfusionMatrix(network.classes());
      double change = 0;
      try (InferenceGraph graph = graph(network, way.getValue(), CROP, checkpoint)) {
        for (int i = 0; i < UNSEEN; i++) {
          Sample sample = source.load(i);
          float[] pixels = sample.image().toFloats();
          float[] probabilities = graph.probabilities(pixels);
          exact[i] = exact[i] == null ? probabilities : exact[i];
          change = Math.max(change, largestChange(exact[i], probabilities));
          matrix.add(sample.label().toInts(), graph.labels(pixels));
        }
      }
      first = Double.isNaN(first) ? matrix.meanIou() : first;
      System.out.printf(
          "%-28s %14s %10s %12s%n",
          way.getKey(),
          SideBySide.number(change),
          SideBySide.number(100 * matrix.meanIou()),
          SideBySide.number(100 * (matrix.meanIou() - first)));
    }
  }

  private static double largestChange(float[] values, float[] others) {
    double change = 0;
    for (int i = 0; i < values.length; i++) {
      change = Math.max(change, Math.abs(values[i] - others[i]));
    }
    return change;
  }
}
