package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.atrous.runtime.AuxiliaryLogits;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointException;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.layers.GraphLayers;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.networks.AuxiliaryNetwork;
import org.atrous.runtime.networks.SmallNetwork;
import org.atrous.runtime.variables.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What an auxiliary head does to training, and that inference doesn't know it. */
class AuxiliaryHeadTest {
  private static final int SIZE = 25;
  private static final double RATE = 0.05;
  private static final double DECAY = 0.01;

  @TempDir private Path folder;

  private static TrainingGraph initialized(SegmentationNetwork network) {
    Dataset dataset = Dataset.named("data").classes("a", "b", "c").build();
    Recipe recipe =
        Recipe.named("recipe", dataset, "train")
            .crop(SIZE, SIZE)
            .batch(2)
            .outputStride(8)
            .weightDecay(DECAY)
            .build();
    TrainingGraph graph = TrainingGraph.build(network, recipe, 7);
    graph.initialize();
    return graph;
  }

  private static float[] pixels(int step) {
    Random random = new Random(step);
    float[] pixels = new float[2 * SIZE * SIZE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(256);
    }
    return pixels;
  }

  private static int[] labels(int step) {
    Random random = new Random(step);
    return random.ints(2 * SIZE * SIZE, 0, 3).toArray();
  }

  private static float step(TrainingGraph graph, int step) {
    return graph.step(step, RATE, pixels(step), labels(step));
  }

  private static float firstLoss(SegmentationNetwork network) {
    try (TrainingGraph graph = initialized(network)) {
      return step(graph, 1);
    }
  }

  private Checkpoint save(TrainingGraph graph, String name) throws IOException {
    return graph.save(new CheckpointFolder(folder.resolve(name), 1), 1);
  }

  private static byte[] data(Checkpoint checkpoint) throws IOException {
    return Files.readAllBytes(Path.of(checkpoint.prefix() + ".data-00000-of-00001"));
  }

  @Test
  void itsCrossEntropyIsAddedByItsWeight() {
    float main = firstLoss(new SmallNetwork());
    float light = firstLoss(new AuxiliaryNetwork(0.5)) - main;
    float heavy = firstLoss(new AuxiliaryNetwork(2)) - main;

    // Of three classes that nothing is known of, the cross-entropy is about log(3).
    assertThat(light).isWithin(0.4f).of(0.5f * (float) Math.log(3));
    assertThat(heavy).isWithin(1e-4f).of(4 * light);
  }

  @Test
  void itsGradientsReachItselfAndTheTrunkBeforeItsTapAlone() {
    SegmentationNetwork network = new AuxiliaryNetwork(0.4);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      GraphLayers layers = GraphLayers.training(graph, false, 0.9, 5, tf.constant(3L));
      Operand<TFloat32> image = tf.fill(tf.constant(Shape.of(2, SIZE, SIZE, 3)), tf.constant(1f));
      network.logits(layers, image, 8);
      Operand<TFloat32> logits = network.auxiliaryLogits(layers, 8).get(0).logits();

      ParameterGradients gradients =
          ParameterGradients.add(
              graph, logits, tf.onesLike(logits), layers.variables().parameters());

      List<String> own =
          layers.variables().parameters().stream()
              .map(Variable::name)
              .filter(
                  name ->
                      name.startsWith("auxiliary/")
                          || name.startsWith("backbone/conv1/")
                          || name.startsWith("backbone/bn1/")
                          || name.startsWith("backbone/block2/"))
              .toList();
      assertThat(own).hasSize(12);
      assertThat(gradients.reached().keySet().stream().map(Variable::name).toList())
          .containsExactlyElementsIn(own);
    }
  }

  @Test
  void itIsTrainedWithTheNetwork() throws IOException {
    try (TrainingGraph graph = initialized(new AuxiliaryNetwork(0.4))) {
      Checkpoint before = save(graph, "before");
      step(graph, 1);
      Checkpoint after = save(graph, "after");
      for (String name : List.of("conv1/weights", "bn1/gamma", "bn1/moving_mean", "conv2/biases")) {
        assertThat(StoredValues.read(after, "auxiliary/" + name))
            .isNotEqualTo(StoredValues.read(before, "auxiliary/" + name));
      }
    }
  }

  @Test
  void weightDecayPullsOnItsWeightsToo() throws IOException {
    int[] none = new int[2 * SIZE * SIZE];
    Arrays.fill(none, LabelMap.IGNORE);
    try (TrainingGraph graph = initialized(new AuxiliaryNetwork(0.4))) {
      Checkpoint before = save(graph, "before");
      assertThat(graph.step(1, RATE, pixels(1), none)).isEqualTo(0f);
      Checkpoint after = save(graph, "after");

      float[] weights = StoredValues.read(before, "auxiliary/conv1/weights");
      float[] pulled = StoredValues.read(after, "auxiliary/conv1/weights");
      for (int i = 0; i < weights.length; i++) {
        assertThat(pulled[i]).isWithin(1e-6f).of((float) (weights[i] * (1 - RATE * DECAY)));
      }
    }
  }

  @Test
  void trainingGoesOnFromACheckpointToTheBit() throws IOException {
    Checkpoint half;
    Checkpoint uninterrupted;
    try (TrainingGraph graph = initialized(new AuxiliaryNetwork(0.4))) {
      step(graph, 1);
      half = save(graph, "half");
      step(graph, 2);
      uninterrupted = save(graph, "whole");
    }
    try (TrainingGraph graph = initialized(new AuxiliaryNetwork(0.4))) {
      graph.restore(half);
      step(graph, 2);
      assertThat(data(save(graph, "resumed"))).isEqualTo(data(uninterrupted));
    }
  }

  @Test
  void inferenceTakesTheNetworkFromACheckpointThatHoldsItToo() throws IOException {
    SegmentationNetwork neverAsked =
        new AuxiliaryNetwork(0.4) {
          @Override
          public List<AuxiliaryLogits> auxiliaryLogits(Layers net, int outputStride) {
            throw new AssertionError("inference has no auxiliary heads");
          }
        };
    try (TrainingGraph training = initialized(new AuxiliaryNetwork(0.4));
        InferenceGraph inference = InferenceGraph.build(neverAsked, 4, 2, SIZE, SIZE)) {
      inference.restore(save(training, "trained"));
      assertThat(inference.labels(pixels(1))).hasLength(2 * SIZE * SIZE);
    }
  }

  @Test
  void trainingWithoutItDoesNotGoOnFromSuchACheckpoint() throws IOException {
    try (TrainingGraph with = initialized(new AuxiliaryNetwork(0.4));
        TrainingGraph without = initialized(new SmallNetwork())) {
      Checkpoint checkpoint = save(with, "with");

      CheckpointException refusal =
          assertThrows(CheckpointException.class, () -> without.restore(checkpoint));

      assertThat(refusal)
          .hasMessageThat()
          .contains("the network doesn't have `auxiliary/bn1/beta`");
    }
  }

  @Test
  void itTellsTheClassesOfTheNetworkApart() {
    SegmentationNetwork other =
        new SmallNetwork() {
          @Override
          public List<AuxiliaryLogits> auxiliaryLogits(Layers net, int outputStride) {
            return List.of(new AuxiliaryLogits("aux", 0.4, net.tapped("backbone/block3")));
          }
        };

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> initialized(other));

    assertThat(refusal).hasMessageThat().isEqualTo("auxiliary `aux` has 16 classes, the network 3");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.4, Double.NaN, Double.POSITIVE_INFINITY})
  void itsWeightIsFiniteAndAboveZero(double weight) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> initialized(new AuxiliaryNetwork(weight)));

    assertThat(refusal).hasMessageThat().contains("a weight is a finite number above 0");
  }
}
