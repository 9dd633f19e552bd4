package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointException;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.RecipeBuilder;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.layers.Window;
import org.atrous.runtime.networks.SmallNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class TrainingGraphTest {
  private static final int SIZE = 25;
  private static final double RATE = 0.05;

  @TempDir private Path folder;

  private static RecipeBuilder recipe() {
    Dataset dataset = Dataset.named("data").classes("a", "b", "c").build();
    return Recipe.named("recipe", dataset, "train")
        .crop(SIZE, SIZE)
        .batch(2)
        .outputStride(4)
        .weightDecay(0.01);
  }

  private static TrainingGraph initialized(Recipe recipe) {
    TrainingGraph graph = TrainingGraph.build(new SmallNetwork(), recipe, 7);
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

  /** The class of a pixel is its brightest channel. */
  private static int[] labels(float[] pixels) {
    int[] labels = new int[pixels.length / 3];
    for (int i = 0; i < labels.length; i++) {
      float red = pixels[3 * i];
      float green = pixels[3 * i + 1];
      float blue = pixels[3 * i + 2];
      labels[i] = red >= green && red >= blue ? 0 : green >= blue ? 1 : 2;
    }
    return labels;
  }

  private static float step(TrainingGraph graph, int step) {
    float[] pixels = pixels(step);
    return graph.step(step, RATE, pixels, labels(pixels));
  }

  /** A step whose pixels have no class, so that the loss pulls nowhere. */
  private static void stepWithoutLabels(TrainingGraph graph) {
    int[] none = new int[2 * SIZE * SIZE];
    Arrays.fill(none, LabelMap.IGNORE);
    assertThat(graph.step(1, RATE, pixels(1), none)).isEqualTo(0f);
  }

  private CheckpointFolder checkpoints(String name) {
    return new CheckpointFolder(folder.resolve(name), 2);
  }

  private static byte[] data(Checkpoint checkpoint) throws IOException {
    return Files.readAllBytes(Path.of(checkpoint.prefix() + ".data-00000-of-00001"));
  }

  @Test
  void aBatchIsLearnt() {
    float[] pixels = pixels(1);
    int[] labels = new int[2 * SIZE * SIZE];
    Arrays.fill(labels, 0, SIZE * SIZE, 2);
    try (TrainingGraph graph = initialized(recipe().build())) {
      float first = graph.step(1, RATE, pixels, labels);
      float last = first;
      for (int step = 2; step <= 30; step++) {
        last = graph.step(step, RATE, pixels, labels);
      }
      assertThat(last).isLessThan(first / 4);
    }
  }

  @Test
  void trainingGoesOnFromACheckpointToTheBit() throws IOException {
    List<Float> losses = new ArrayList<>();
    Checkpoint uninterrupted;
    try (TrainingGraph graph = initialized(recipe().build())) {
      for (int step = 1; step <= 6; step++) {
        losses.add(step(graph, step));
      }
      uninterrupted = graph.save(checkpoints("a"), 6);
    }

    List<Float> resumedLosses = new ArrayList<>();
    Checkpoint half;
    try (TrainingGraph graph = initialized(recipe().build())) {
      for (int step = 1; step <= 3; step++) {
        resumedLosses.add(step(graph, step));
      }
      half = graph.save(checkpoints("b"), 3);
    }
    Checkpoint resumed;
    try (TrainingGraph graph = TrainingGraph.build(new SmallNetwork(), recipe().build(), 7)) {
      graph.restore(half);
      for (int step = 4; step <= 6; step++) {
        resumedLosses.add(step(graph, step));
      }
      resumed = graph.save(checkpoints("b"), 6);
    }

    assertThat(resumedLosses).isEqualTo(losses);
    assertThat(data(resumed)).isEqualTo(data(uninterrupted));
    assertThat(data(half)).isNotEqualTo(data(uninterrupted));
  }

  @Test
  void anotherSeedMakesAnotherNetwork() {
    try (TrainingGraph one = initialized(recipe().build());
        TrainingGraph other = TrainingGraph.build(new SmallNetwork(), recipe().build(), 8)) {
      other.initialize();
      assertThat(step(other, 1)).isNotEqualTo(step(one, 1));
    }
  }

  @Test
  void weightDecayPullsOnTheWeightsOfConvolutionsAlone() throws IOException {
    try (TrainingGraph graph = initialized(recipe().build())) {
      Checkpoint before = graph.save(checkpoints("before"), 0);
      stepWithoutLabels(graph);
      Checkpoint after = graph.save(checkpoints("after"), 1);

      float[] weights = StoredValues.read(before, "backbone/conv1/weights");
      float[] pulled = StoredValues.read(after, "backbone/conv1/weights");
      for (int i = 0; i < weights.length; i++) {
        assertThat(pulled[i]).isWithin(1e-6f).of((float) (weights[i] * (1 - RATE * 0.01)));
      }
      for (String kept :
          List.of(
              "backbone/block3/depthwise1/weights", "backbone/bn1/gamma", "logits/conv1/biases")) {
        assertThat(StoredValues.read(after, kept)).isEqualTo(StoredValues.read(before, kept));
      }
    }
  }

  @Test
  void momentumKeepsItsShareOfTheVelocity() throws IOException {
    try (TrainingGraph graph = initialized(recipe().weightDecay(0).build())) {
      step(graph, 1);
      Checkpoint before = graph.save(checkpoints("before"), 1);
      stepWithoutLabels(graph);
      Checkpoint after = graph.save(checkpoints("after"), 2);

      float[] velocity = StoredValues.read(before, "logits/conv1/weights/momentum");
      float[] kept = StoredValues.read(after, "logits/conv1/weights/momentum");
      float[] weights = StoredValues.read(before, "logits/conv1/weights");
      float[] moved = StoredValues.read(after, "logits/conv1/weights");
      assertThat(velocity).isNotEqualTo(new float[velocity.length]);
      for (int i = 0; i < velocity.length; i++) {
        assertThat(kept[i]).isWithin(1e-6f).of(0.9f * velocity[i]);
        assertThat(moved[i]).isWithin(1e-6f).of((float) (weights[i] - RATE * kept[i]));
      }
    }
  }

  @Test
  void runningAveragesMoveWithTheRecipesDecay() throws IOException {
    Recipe recipe = recipe().batchNormDecay(0).build();
    try (TrainingGraph graph = initialized(recipe)) {
      step(graph, 1);
      Checkpoint after = graph.save(checkpoints("after"), 1);
      float[] variance = StoredValues.read(after, "backbone/bn1/moving_variance");
      assertThat(variance[0]).isNotWithin(0.2f).of(1f);
      assertThat(variance[0]).isGreaterThan(0f);
    }
  }

  @Test
  void batchNormTakesTheRecipesEpsilon() {
    try (TrainingGraph own = initialized(recipe().build());
        TrainingGraph same = initialized(recipe().batchNormEpsilon(1e-3).build());
        TrainingGraph larger = initialized(recipe().batchNormEpsilon(5).build())) {
      float loss = step(own, 1);
      assertThat(step(same, 1)).isEqualTo(loss);
      assertThat(step(larger, 1)).isNotWithin(1e-3f).of(loss);
    }
  }

  @Test
  void frozenBatchNormStaysAsItIs() throws IOException {
    try (TrainingGraph graph = initialized(recipe().batchNormFrozen().build())) {
      Checkpoint before = graph.save(checkpoints("before"), 0);
      step(graph, 1);
      Checkpoint after = graph.save(checkpoints("after"), 1);
      for (String role : List.of("gamma", "beta", "moving_mean", "moving_variance")) {
        String name = "backbone/bn1/" + role;
        assertThat(StoredValues.read(after, name)).isEqualTo(StoredValues.read(before, name));
      }
      assertThat(StoredValues.read(after, "backbone/conv1/weights"))
          .isNotEqualTo(StoredValues.read(before, "backbone/conv1/weights"));
    }
  }

  @Test
  void aVariableOffTheWayToTheLossIsRefusedByName() {
    SmallNetwork withIdleLayer =
        new SmallNetwork() {
          @Override
          public Operand<TFloat32> logits(Layers net, Operand<TFloat32> image, int outputStride) {
            net.scope("idle").conv("conv1", image, 2, Window.of(1, 1));
            return super.logits(net, image, outputStride);
          }
        };

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> TrainingGraph.build(withIdleLayer, recipe().build(), 7));

    assertThat(refusal)
        .hasMessageThat()
        .isEqualTo("the loss of `Small` doesn't depend on `idle/conv1/weights`");
  }

  @Test
  void aCheckpointOfOtherTrainingDoesNotFit() throws IOException {
    try (TrainingGraph frozen = initialized(recipe().batchNormFrozen().build());
        TrainingGraph graph = initialized(recipe().build())) {
      Checkpoint checkpoint = frozen.save(checkpoints("a"), 0);

      CheckpointException refusal =
          assertThrows(CheckpointException.class, () -> graph.restore(checkpoint));

      assertThat(refusal).hasMessageThat().contains("it lacks `backbone/block2/bn1/beta/momentum`");
    }
  }
}
