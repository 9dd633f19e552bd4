package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.graph.ExportSettings.Answer;
import org.atrous.runtime.graph.ExportSettings.Images;
import org.atrous.runtime.graph.ExportSettings.Size;
import org.atrous.runtime.networks.SmallNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

class NetworkExportTest {
  private static final int SIZE = 25;
  private static final SmallNetwork NETWORK = new SmallNetwork();
  private static final InferenceSettings PLAIN = InferenceSettings.USUAL.unfolded();
  private static final List<Answer> ALL = List.of(Answer.values());

  @TempDir static Path folder;
  private static Checkpoint checkpoint;

  @BeforeAll
  static void train() throws IOException {
    Dataset dataset = Dataset.named("data").classes("a", "b", "c").build();
    Recipe recipe =
        Recipe.named("recipe", dataset, "train").crop(SIZE, SIZE).batch(2).outputStride(8).build();
    int[] labels = new Random(5).ints(2 * SIZE * SIZE, 0, 3).toArray();
    try (TrainingGraph graph = TrainingGraph.build(NETWORK, recipe, 7)) {
      graph.initialize();
      for (int step = 1; step <= 8; step++) {
        graph.step(step, 0.1, pixels(2, SIZE, SIZE), labels);
      }
      checkpoint = graph.save(new CheckpointFolder(folder, 1), 8);
    }
  }

  private static float[] pixels(int images, int height, int width) {
    Random random = new Random(height);
    float[] pixels = new float[images * height * width * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(256);
    }
    return pixels;
  }

  private static FrozenGraph export(
      int outputStride, @Nullable Size size, Images images, List<Answer> answers, boolean folded) {
    InferenceSettings inference = folded ? InferenceSettings.USUAL : PLAIN;
    return NetworkExport.of(
        NETWORK, new ExportSettings(outputStride, size, images, answers, inference), checkpoint);
  }

  private static float[] own(int outputStride, float[] pixels, int height, int width) {
    try (InferenceGraph graph =
        InferenceGraph.build(NETWORK, outputStride, PLAIN, 1, height, width)) {
      graph.restore(checkpoint);
      float[] logits = new float[graph.logitsSize()];
      graph.logits(pixels, logits);
      return logits;
    }
  }

  private static void assertClose(float[] values, float[] wanted) {
    assertThat(values.length).isEqualTo(wanted.length);
    assertThat(values).usingTolerance(1e-4).containsExactly(wanted).inOrder();
  }

  @Test
  void aGraphOfOneSizeGivesTheSame() {
    float[] pixels = pixels(1, 33, 41);
    for (boolean folded : new boolean[] {false, true}) {
      FrozenGraph graph =
          export(4, new Size(33, 41), Images.PIXELS, List.of(Answer.LOGITS), folded);
      assertClose(FrozenRun.of(graph, pixels, 1, 33, 41, 3).get(0), own(4, pixels, 33, 41));
    }
  }

  @Test
  void aGraphForAnySizeGivesTheSameAtEach() {
    FrozenGraph graph = export(8, null, Images.PIXELS, List.of(Answer.LOGITS), true);
    for (int height : new int[] {25, 32, 47}) {
      float[] pixels = pixels(1, height, 40);
      assertClose(FrozenRun.of(graph, pixels, 1, height, 40, 3).get(0), own(8, pixels, height, 40));
    }
  }

  @Test
  void imagesComeInAnyNumber() {
    FrozenGraph graph =
        export(8, new Size(SIZE, SIZE), Images.PIXELS, List.of(Answer.LOGITS), false);
    float[] two = pixels(2, SIZE, SIZE);
    float[] first = Arrays.copyOf(two, two.length / 2);
    float[] logits = FrozenRun.of(graph, two, 2, SIZE, SIZE, 3).get(0);
    assertClose(Arrays.copyOf(logits, logits.length / 2), own(8, first, SIZE, SIZE));
  }

  @Test
  void bytesAndNormalizedImagesGiveTheSame() {
    float[] pixels = pixels(1, SIZE, SIZE);
    float[] normalized = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      double mean = NETWORK.normalization().mean().get(i % 3);
      normalized[i] = (float) ((pixels[i] - mean) / NETWORK.normalization().std().get(i % 3));
    }
    float[] wanted = own(8, pixels, SIZE, SIZE);
    FrozenGraph bytes = export(8, null, Images.BYTES, List.of(Answer.LOGITS), false);
    FrozenGraph floats = export(8, null, Images.NORMALIZED, List.of(Answer.LOGITS), false);
    assertClose(FrozenRun.ofBytes(bytes, pixels, 1, SIZE, SIZE, 3).get(0), wanted);
    assertClose(FrozenRun.of(floats, normalized, 1, SIZE, SIZE, 3).get(0), wanted);
  }

  @Test
  void labelsAreTheLikeliestClasses() {
    FrozenGraph graph = export(8, new Size(SIZE, SIZE), Images.PIXELS, ALL, true);
    List<float[]> answers = FrozenRun.of(graph, pixels(1, SIZE, SIZE), 1, SIZE, SIZE, 3);
    for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
      int label = (int) answers.get(2)[pixel];
      float total = 0;
      for (int c = 0; c < 3; c++) {
        total += answers.get(1)[3 * pixel + c];
        assertThat(answers.get(0)[3 * pixel + label]).isAtLeast(answers.get(0)[3 * pixel + c]);
      }
      assertThat(total).isWithin(1e-5f).of(1);
    }
  }

  @Test
  void portsHaveNamesTypesAndShapes() {
    FrozenGraph graph = export(8, new Size(33, 41), Images.BYTES, ALL, true);
    assertThat(graph.image())
        .isEqualTo(new FrozenGraph.Port("image", DataType.DT_UINT8, List.of(-1L, 33L, 41L, 3L)));
    List<Long> scores = List.of(-1L, 33L, 41L, 3L);
    assertThat(graph.outputs())
        .containsExactly(
            new FrozenGraph.Port("logits", DataType.DT_FLOAT, scores),
            new FrozenGraph.Port("probabilities", DataType.DT_FLOAT, scores),
            new FrozenGraph.Port("labels", DataType.DT_INT32, List.of(-1L, 33L, 41L)))
        .inOrder();
    assertThat(export(8, null, Images.PIXELS, ALL, true).outputs().get(0).shape())
        .containsExactly(-1L, -1L, -1L, 3L)
        .inOrder();
  }

  @Test
  void thereAreDilatedKernelsAndConstantsWithTheVariablesNames() {
    FrozenGraph graph = export(4, null, Images.PIXELS, List.of(Answer.LOGITS), false);
    Set<String> ops =
        graph.graph().getNodeList().stream().map(NodeDef::getOp).collect(Collectors.toSet());
    assertThat(ops).containsNoneOf("VarHandleOp", "SpaceToBatchND", "IdentityN", "RestoreV2");
    assertThat(ops).containsAtLeast("Conv2D", "DepthwiseConv2dNative", "FusedBatchNormV3");
    assertThat(
            graph.graph().getNodeList().stream()
                .filter(node -> node.getOp().equals("Const"))
                .map(NodeDef::getName)
                .toList())
        .containsAtLeast("backbone/conv1/weights", "backbone/bn1/moving_mean");
  }
}
