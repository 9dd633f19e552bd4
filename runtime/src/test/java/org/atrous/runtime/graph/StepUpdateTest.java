package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.RecipeBuilder;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.layers.Window;
import org.atrous.runtime.networks.AuxiliaryNetwork;
import org.atrous.runtime.networks.SmallNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What a step makes of gradients, beside the optimizer itself. */
class StepUpdateTest {
  private static final int SIZE = 9;
  private static final double RATE = 0.5;
  private static final String WEIGHTS = "logits/conv1/weights";
  private static final String BIASES = "logits/conv1/biases";

  @TempDir private Path folder;

  /** One convolution of one pixel each, whose loss is convex. */
  private static final class LinearNetwork extends SmallNetwork {
    @Override
    public Operand<TFloat32> logits(Layers net, Operand<TFloat32> image, int outputStride) {
      Layers logits = net.scope("logits");
      Operand<TFloat32> x = net.normalize(image, normalization());
      return logits.bias("conv1", logits.conv("conv1", x, classes(), Window.of(1, 1)));
    }
  }

  private static RecipeBuilder recipe(int batch) {
    Dataset dataset = Dataset.named("data").classes("a", "b", "c").build();
    return Recipe.named("recipe", dataset, "train")
        .crop(SIZE, SIZE)
        .batch(batch)
        .outputStride(8)
        .momentum(0)
        .weightDecay(0);
  }

  private static TrainingGraph initialized(RecipeBuilder recipe) {
    TrainingGraph graph = TrainingGraph.build(new LinearNetwork(), recipe.build(), 7);
    graph.initialize();
    return graph;
  }

  private static float[] pixels(int from, int images) {
    float[] pixels = new float[images * SIZE * SIZE * 3];
    for (int image = 0; image < images; image++) {
      Random random = new Random(from + image);
      for (int i = 0; i < SIZE * SIZE * 3; i++) {
        pixels[image * SIZE * SIZE * 3 + i] = random.nextInt(256);
      }
    }
    return pixels;
  }

  private static int[] labels(int from, int images) {
    int[] labels = new int[images * SIZE * SIZE];
    for (int image = 0; image < images; image++) {
      int[] own = new Random(from + image).ints(SIZE * SIZE, 0, 3).toArray();
      System.arraycopy(own, 0, labels, image * own.length, own.length);
    }
    return labels;
  }

  private static float learn(TrainingGraph graph, int batch, int from, int images) {
    return graph.step(batch, RATE, pixels(from, images), labels(from, images));
  }

  private Checkpoint save(TrainingGraph graph, String name) throws IOException {
    return graph.save(new CheckpointFolder(folder.resolve(name), 1), 1);
  }

  private static double[] change(Checkpoint before, Checkpoint after, String variable) {
    float[] first = StoredValues.read(before, variable);
    float[] last = StoredValues.read(after, variable);
    double[] change = new double[first.length];
    for (int i = 0; i < change.length; i++) {
      change[i] = last[i] - (double) first[i];
    }
    return change;
  }

  /** The change of all variables in the first step. */
  private double[][] changes(RecipeBuilder recipe, String name) throws IOException {
    try (TrainingGraph graph = initialized(recipe)) {
      Checkpoint before = save(graph, name + " before");
      learn(graph, 1, 1, 2);
      Checkpoint after = save(graph, name + " after");
      return new double[][] {change(before, after, WEIGHTS), change(before, after, BIASES)};
    }
  }

  private static double norm(double[]... vectors) {
    double sum = 0;
    for (double[] vector : vectors) {
      for (double value : vector) {
        sum += value * value;
      }
    }
    return Math.sqrt(sum);
  }

  private static void assertEqual(double[] found, double[] expected) {
    assertThat(found).usingTolerance(1e-6).containsExactly(expected).inOrder();
  }

  private static double[] times(double[] values, double factor) {
    double[] products = values.clone();
    for (int i = 0; i < products.length; i++) {
      products[i] *= factor;
    }
    return products;
  }

  @Test
  void multipliersChangeTheRateOfTheirVariables() throws IOException {
    double[][] plain = changes(recipe(2), "plain");
    double[][] found =
        changes(recipe(2).multiplier("biases", 2).multiplier("logits", 0.25), "multiplied");

    assertEqual(found[0], times(plain[0], 0.25));
    assertEqual(found[1], times(plain[1], 0.5));
  }

  @Test
  void gradientsAreClippedByTheirNormAsAWhole() throws IOException {
    double[][] plain = changes(recipe(2), "plain");
    double norm = norm(plain) / RATE;
    double[][] found = changes(recipe(2).clip(norm / 4), "clipped");

    assertEqual(found[0], times(plain[0], 0.25));
    assertEqual(found[1], times(plain[1], 0.25));
  }

  @Test
  void shorterGradientsAreLeftAsTheyAre() throws IOException {
    double[][] plain = changes(recipe(2), "plain");
    double[][] found = changes(recipe(2).clip(2 * norm(plain) / RATE), "clipped");

    assertEqual(found[0], plain[0]);
    assertEqual(found[1], plain[1]);
  }

  @Test
  void accumulatedBatchesMakeTheStepOfALargeOne() throws IOException {
    Checkpoint large;
    try (TrainingGraph graph = initialized(recipe(4).momentum(0.9))) {
      learn(graph, 1, 10, 4);
      learn(graph, 2, 20, 4);
      large = save(graph, "large");
    }
    try (TrainingGraph graph = initialized(recipe(2).momentum(0.9).accumulate(2))) {
      Checkpoint before = save(graph, "before");
      learn(graph, 1, 10, 2);
      assertThat(norm(change(before, save(graph, "half"), WEIGHTS))).isEqualTo(0.0);
      learn(graph, 2, 12, 2);
      learn(graph, 3, 20, 2);
      learn(graph, 4, 22, 2);
      Checkpoint accumulated = save(graph, "accumulated");
      assertThat(norm(change(large, accumulated, WEIGHTS))).isLessThan(1e-6);
      assertThat(norm(change(large, accumulated, BIASES))).isLessThan(1e-6);
      assertThat(norm(change(before, accumulated, WEIGHTS))).isGreaterThan(0.01);
    }
  }

  @Test
  void adamCountsStepsNotBatches() throws IOException {
    Checkpoint large;
    try (TrainingGraph graph = initialized(recipe(4).adam(0.9, 0.999, 1e-8))) {
      learn(graph, 1, 10, 4);
      learn(graph, 2, 20, 4);
      large = save(graph, "large");
    }
    try (TrainingGraph graph = initialized(recipe(2).adam(0.9, 0.999, 1e-8).accumulate(2))) {
      for (int batch = 1; batch <= 4; batch++) {
        learn(graph, batch, 10 * ((batch + 1) / 2) + 2 * ((batch + 1) % 2), 2);
      }
      assertThat(norm(change(large, save(graph, "accumulated"), WEIGHTS))).isLessThan(1e-5);
    }
  }

  @Test
  void movingAveragesFollowTheVariablesFromTheirFirstValues() throws IOException {
    try (TrainingGraph graph = initialized(recipe(2).ema(0.75))) {
      float[] expected = StoredValues.read(save(graph, "0"), WEIGHTS);
      for (int step = 1; step <= 4; step++) {
        learn(graph, step, 10 * step, 2);
        Checkpoint now = save(graph, Integer.toString(step));
        float[] weights = StoredValues.read(now, WEIGHTS);
        float[] average = StoredValues.read(now, WEIGHTS + "/average");
        for (int i = 0; i < expected.length; i++) {
          expected[i] = 0.75f * expected[i] + 0.25f * weights[i];
          assertThat(average[i]).isWithin(1e-6f).of(expected[i]);
        }
      }
    }
  }

  @Test
  void inferenceTakesTheMovingAverages() throws IOException {
    Checkpoint checkpoint;
    try (TrainingGraph graph = initialized(recipe(2).ema(0.75))) {
      learn(graph, 1, 1, 2);
      checkpoint = save(graph, "averaged");
    }
    float[] weights = StoredValues.read(checkpoint, WEIGHTS + "/average");
    float[] biases = StoredValues.read(checkpoint, BIASES + "/average");
    assertThat(weights).isNotEqualTo(StoredValues.read(checkpoint, WEIGHTS));
    try (InferenceGraph inference = InferenceGraph.build(new LinearNetwork(), 8, 1, 1, 1)) {
      inference.restore(checkpoint);

      float[] found = inference.probabilities(new float[] {180, 110, 38});

      // The pixel, normalised, is (1, 0, -1).
      double[] powers = new double[3];
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        powers[c] = Math.exp(weights[c] - weights[6 + c] + biases[c]);
        sum += powers[c];
      }
      for (int c = 0; c < 3; c++) {
        assertThat(found[c]).isWithin(1e-6f).of((float) (powers[c] / sum));
      }
    }
  }

  @Test
  void trainingWithAllOfThemGoesOnFromACheckpointToTheBit() throws IOException {
    RecipeBuilder recipe =
        recipe(2)
            .crop(25, 25)
            .weightDecayExcept(0.01)
            .accumulate(2)
            .clip(1)
            .ema(0.9)
            .multiplier("biases", 2);
    List<Recipe> recipes =
        List.of(
            recipe.adamw(0.9, 0.999, 1e-8).build(),
            recipe.adam(0.9, 0.999, 1e-8).build(),
            recipe.momentum(0.9, true).build());
    for (Recipe each : recipes) {
      String kind = each.optimizer().kind().name();
      List<Float> losses = new ArrayList<>();
      Checkpoint half;
      Checkpoint whole;
      try (TrainingGraph graph = auxiliary(each)) {
        graph.initialize();
        all(graph, 1, 4, losses);
        half = save(graph, kind + " half");
        all(graph, 5, 8, losses);
        whole = save(graph, kind + " whole");
      }
      try (TrainingGraph graph = auxiliary(each)) {
        graph.restore(half);
        List<Float> resumed = new ArrayList<>();
        all(graph, 5, 8, resumed);
        assertThat(resumed).isEqualTo(losses.subList(4, 8));
        assertThat(data(save(graph, kind + " resumed"))).isEqualTo(data(whole));
      }
    }
  }

  private static TrainingGraph auxiliary(Recipe recipe) {
    return TrainingGraph.build(new AuxiliaryNetwork(0.4), recipe, 7);
  }

  private static void all(TrainingGraph graph, int from, int to, List<Float> losses) {
    for (int batch = from; batch <= to; batch++) {
      Random random = new Random(batch);
      float[] pixels = new float[2 * 25 * 25 * 3];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = random.nextInt(256);
      }
      losses.add(graph.step(batch, RATE, pixels, random.ints(2 * 25 * 25, 0, 3).toArray()));
    }
  }

  private static byte[] data(Checkpoint checkpoint) throws IOException {
    return Files.readAllBytes(Path.of(checkpoint.prefix() + ".data-00000-of-00001"));
  }
}
