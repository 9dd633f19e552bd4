package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.layers.Interpolation;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.networks.SmallNetwork;
import org.atrous.runtime.weights.file.WeightFile;
import org.atrous.runtime.weights.file.WeightFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class InferenceGraphTest {
  private static final int SIZE = 25;

  @TempDir private Path folder;

  /** Left half of each image dark and of class 0, right half bright and of class 2. */
  private static float[] pixels(int images, int height, int width) {
    float[] pixels = new float[images * height * width * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i / 3 % width < width / 2 ? 30 : 220;
    }
    return pixels;
  }

  private static int[] labels(int images, int height, int width) {
    int[] labels = new int[images * height * width];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % width < width / 2 ? 0 : 2;
    }
    return labels;
  }

  private Checkpoint trained() throws IOException {
    Dataset dataset = Dataset.named("data").classes("a", "b", "c").build();
    Recipe recipe =
        Recipe.named("recipe", dataset, "train").crop(SIZE, SIZE).batch(2).outputStride(8).build();
    try (TrainingGraph graph = TrainingGraph.build(new SmallNetwork(), recipe, 7)) {
      graph.initialize();
      for (int step = 1; step <= 60; step++) {
        graph.step(step, 0.05, pixels(2, SIZE, SIZE), labels(2, SIZE, SIZE));
      }
      return graph.save(new CheckpointFolder(folder, 1), 60);
    }
  }

  private static double share(int[] found, int[] wanted) {
    int equal = 0;
    for (int i = 0; i < found.length; i++) {
      equal += found[i] == wanted[i] ? 1 : 0;
    }
    return equal / (double) found.length;
  }

  @Test
  void trainedVariablesServeOtherSizesAndOutputStrides() throws IOException {
    Checkpoint checkpoint = trained();
    for (int outputStride : new int[] {4, 8}) {
      try (InferenceGraph graph =
          InferenceGraph.build(new SmallNetwork(), outputStride, 1, 33, 41)) {
        graph.restore(checkpoint);
        int[] found = graph.labels(pixels(1, 33, 41));
        assertThat(share(found, labels(1, 33, 41))).isGreaterThan(0.75);
      }
    }
  }

  @Test
  void probabilitiesSumToOneAndPeakAtTheLabel() throws IOException {
    try (InferenceGraph graph = InferenceGraph.build(new SmallNetwork(), 8, 2, SIZE, SIZE)) {
      graph.restore(trained());
      float[] pixels = pixels(2, SIZE, SIZE);
      int[] labels = graph.labels(pixels);
      float[] probabilities = graph.probabilities(pixels);
      assertThat(probabilities).hasLength(labels.length * 3);
      for (int i = 0; i < labels.length; i++) {
        float[] pixel = Arrays.copyOfRange(probabilities, 3 * i, 3 * i + 3);
        assertThat(pixel[0] + pixel[1] + pixel[2]).isWithin(1e-5f).of(1);
        assertThat(pixel[labels[i]]).isAtLeast(Math.max(pixel[0], Math.max(pixel[1], pixel[2])));
      }
    }
  }

  @Test
  void coarseLogitsAreBroughtToTheSizeOfTheImage() throws IOException {
    SmallNetwork coarse =
        new SmallNetwork() {
          @Override
          public Operand<TFloat32> logits(Layers net, Operand<TFloat32> image, int outputStride) {
            Operand<TFloat32> fine = super.logits(net, image, outputStride);
            Operand<TFloat32> small = net.subsample(image, 8);
            return net.resizeLike(fine, small, Interpolation.ALIGNED);
          }
        };
    try (InferenceGraph graph = InferenceGraph.build(coarse, 8, 1, SIZE, SIZE)) {
      graph.restore(trained());
      assertThat(graph.labels(pixels(1, SIZE, SIZE))).hasLength(SIZE * SIZE);
    }
  }

  @Test
  void valuesFromMemoryAreThoseOfTheCheckpoint() throws IOException {
    Checkpoint checkpoint = trained();
    Map<String, float[]> values = new HashMap<>();
    try (WeightFile file = WeightFiles.open(Path.of(checkpoint.prefix()))) {
      for (String name : file.entries().keySet()) {
        values.put(name, file.read(name));
      }
    }
    float[] pixels = pixels(1, SIZE, SIZE);
    float[] restored = new float[SIZE * SIZE * 3];
    float[] assigned = new float[SIZE * SIZE * 3];

    try (InferenceGraph graph = InferenceGraph.build(new SmallNetwork(), 8, 1, SIZE, SIZE)) {
      graph.restore(checkpoint);
      graph.logits(pixels, restored);
    }
    try (InferenceGraph graph = InferenceGraph.build(new SmallNetwork(), 8, 1, SIZE, SIZE)) {
      graph.assign(values);
      graph.logits(pixels, assigned);
    }

    assertThat(assigned).isEqualTo(restored);
  }

  @Test
  void everyVariableNeedsAValue() {
    try (InferenceGraph graph = InferenceGraph.build(new SmallNetwork(), 8, 1, SIZE, SIZE)) {
      IllegalArgumentException missing =
          assertThrows(IllegalArgumentException.class, () -> graph.assign(Map.of()));
      assertThat(missing).hasMessageThat().contains("no value of `backbone/conv1/weights`");
    }
  }
}
