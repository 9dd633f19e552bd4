package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.RecipeBuilder;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.layers.Window;
import org.atrous.runtime.networks.SmallNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class BatchNormFoldingTest {
  private static final int SIZE = 25;
  private static final Random RANDOM = new Random(3);

  @TempDir private Path folder;

  /** A network at stride 4 whose layers between image and logits are the test's. */
  private abstract static class Head extends SmallNetwork {
    @Override
    public Operand<TFloat32> logits(Layers net, Operand<TFloat32> image, int outputStride) {
      Operand<TFloat32> x = net.normalize(image, normalization());
      x = net.scope("in").conv("conv1", x, 8, Window.of(3, 3).stride(2));
      return net.scope("logits").conv("conv1", layers(net.scope("mid"), x), 3, Window.of(1, 1));
    }

    abstract Operand<TFloat32> layers(Layers net, Operand<TFloat32> x);
  }

  private static RecipeBuilder recipe() {
    Dataset dataset = Dataset.named("data").classes("a", "b", "c").build();
    return Recipe.named("recipe", dataset, "train").crop(SIZE, SIZE).batch(2).outputStride(4);
  }

  private static float[] pixels(int images) {
    float[] pixels = new float[images * SIZE * SIZE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = RANDOM.nextInt(256);
    }
    return pixels;
  }

  private Checkpoint trained(SegmentationNetwork network, Recipe recipe) throws IOException {
    int[] labels = RANDOM.ints(2 * SIZE * SIZE, 0, 3).toArray();
    try (TrainingGraph graph = TrainingGraph.build(network, recipe, 7)) {
      graph.initialize();
      for (int step = 1; step <= 8; step++) {
        graph.step(step, 0.1, pixels(2), labels);
      }
      return graph.save(new CheckpointFolder(folder, 1), 8);
    }
  }

  private static float[] logits(
      SegmentationNetwork network,
      InferenceSettings settings,
      Checkpoint checkpoint,
      float[] pixels) {
    try (InferenceGraph graph = InferenceGraph.build(network, 4, settings, 1, SIZE, SIZE)) {
      graph.restore(checkpoint);
      float[] logits = new float[graph.logitsSize()];
      graph.logits(pixels, logits);
      return logits;
    }
  }

  private static double range(float[] values) {
    float least = values[0];
    float most = values[0];
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least;
  }

  private static double largestChange(float[] values, float[] others) {
    double change = 0;
    for (int i = 0; i < values.length; i++) {
      change = Math.max(change, Math.abs(values[i] - others[i]));
    }
    return change;
  }

  private void assertFoldsWell(SegmentationNetwork network) throws IOException {
    Checkpoint checkpoint = trained(network, recipe().build());
    float[] pixels = pixels(1);
    float[] plain = logits(network, InferenceSettings.USUAL.unfolded(), checkpoint, pixels);
    float[] folded = logits(network, InferenceSettings.USUAL, checkpoint, pixels);
    assertThat(range(plain)).isGreaterThan(0.1);
    assertThat(largestChange(plain, folded) / range(plain)).isLessThan(1e-5);
    assertThat(folded).isNotEqualTo(plain);
  }

  @Test
  void convolutionsDepthwiseAndAtrousOnesGiveTheSame() throws IOException {
    assertFoldsWell(new SmallNetwork());
  }

  @Test
  void biasesBeforeTheNormGiveTheSame() throws IOException {
    assertFoldsWell(
        new Head() {
          @Override
          Operand<TFloat32> layers(Layers net, Operand<TFloat32> x) {
            Operand<TFloat32> y = net.conv("conv1", x, 8, Window.of(3, 3));
            return net.relu(net.batchNorm("bn1", net.bias("conv1", y), 1e-3));
          }
        });
  }

  @Test
  void groupsAndAtrousDepthwiseFiltersGiveTheSame() throws IOException {
    assertFoldsWell(
        new Head() {
          @Override
          Operand<TFloat32> layers(Layers net, Operand<TFloat32> x) {
            Operand<TFloat32> y = net.groupedConv("conv1", x, 16, 2, Window.of(3, 3).rate(2));
            y = net.relu(net.batchNorm("bn1", y, 1e-3));
            y = net.groupedConv("conv2", y, 16, 16, Window.of(3, 3));
            y = net.relu(net.batchNorm("bn2", y, 1e-3));
            y = net.depthwise("depthwise1", y, Window.of(3, 3).rate(2));
            return net.batchNorm("bn3", y, 1e-3);
          }
        });
  }

  @Test
  void aConvolutionThatOthersTakeTooStaysBesideTheFoldedOne() throws IOException {
    assertFoldsWell(
        new Head() {
          @Override
          Operand<TFloat32> layers(Layers net, Operand<TFloat32> x) {
            Operand<TFloat32> y = net.tap("raw", net.conv("conv1", x, 8, Window.of(3, 3)));
            Operand<TFloat32> one = net.relu(net.batchNorm("bn1", y, 1e-3));
            Operand<TFloat32> two = net.batchNorm("bn2", y, 1e-2);
            return net.concat(List.of(one, net.add(two, y)));
          }
        });
  }

  @Test
  void aNormWithoutAConvolutionBeforeItStaysAsItIs() throws IOException {
    assertFoldsWell(
        new Head() {
          @Override
          Operand<TFloat32> layers(Layers net, Operand<TFloat32> x) {
            Operand<TFloat32> y = net.relu(net.batchNorm("bn1", net.relu(x), 1e-3));
            return net.batchNorm("bn2", net.conv("conv1", y, 8, Window.of(1, 1)), 1e-3);
          }
        });
  }

  @Test
  void inferenceNormalizesWithTheEpsilonOfTraining() throws IOException {
    Recipe recipe = recipe().batchNormEpsilon(0.5).build();
    SegmentationNetwork network = new SmallNetwork();
    Checkpoint checkpoint = trained(network, recipe);
    float[] pixels = pixels(1);
    float[] folded = logits(network, InferenceSettings.of(recipe), checkpoint, pixels);
    float[] plain = logits(network, InferenceSettings.of(recipe).unfolded(), checkpoint, pixels);
    float[] withItsOwn = logits(network, InferenceSettings.USUAL, checkpoint, pixels);
    assertThat(largestChange(plain, folded) / range(plain)).isLessThan(1e-5);
    assertThat(largestChange(plain, withItsOwn) / range(plain)).isGreaterThan(0.01);
  }

  @Test
  void sixteenBitsChangeLogitsALittle() throws IOException {
    SegmentationNetwork network = new SmallNetwork();
    Checkpoint checkpoint = trained(network, recipe().build());
    float[] pixels = pixels(1);
    float[] exact = logits(network, InferenceSettings.USUAL, checkpoint, pixels);
    float[] coarse =
        logits(network, InferenceSettings.USUAL.in(Precision.BF16), checkpoint, pixels);
    double change = largestChange(exact, coarse) / range(exact);
    assertThat(change).isGreaterThan(1e-4);
    assertThat(change).isLessThan(0.05);
  }
}
