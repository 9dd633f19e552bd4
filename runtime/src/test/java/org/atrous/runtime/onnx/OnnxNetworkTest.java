package org.atrous.runtime.onnx;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.graph.ExportSettings;
import org.atrous.runtime.graph.ExportSettings.Answer;
import org.atrous.runtime.graph.ExportSettings.Images;
import org.atrous.runtime.graph.ExportSettings.Size;
import org.atrous.runtime.graph.FrozenGraph;
import org.atrous.runtime.graph.InferenceGraph;
import org.atrous.runtime.graph.InferenceSettings;
import org.atrous.runtime.graph.NetworkExport;
import org.atrous.runtime.graph.TrainingGraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxNetworkTest {
  private static final EveryLayer NETWORK = new EveryLayer();

  @TempDir static Path folder;
  private static Checkpoint checkpoint;

  @BeforeAll
  static void initialize() throws IOException {
    Dataset dataset = Dataset.named("data").classes("a", "b", "c").build();
    Recipe recipe =
        Recipe.named("recipe", dataset, "train").crop(33, 33).batch(2).outputStride(8).build();
    try (TrainingGraph graph = TrainingGraph.build(NETWORK, recipe, 7)) {
      graph.initialize();
      checkpoint = graph.save(new CheckpointFolder(folder, 1), 0);
    }
  }

  private static OnnxModel model(int outputStride, @Nullable Size size, boolean folded) {
    InferenceSettings inference = InferenceSettings.USUAL;
    FrozenGraph frozen =
        NetworkExport.of(
            NETWORK,
            new ExportSettings(
                outputStride,
                size,
                Images.PIXELS,
                List.of(Answer.LOGITS),
                folded ? inference : inference.unfolded()),
            checkpoint);
    return OnnxModel.of("net", frozen.graph(), List.of("image"), List.of("logits"), Map.of());
  }

  private static float[] pixels(int height, int width) {
    Random random = new Random(height);
    float[] pixels = new float[height * width * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(256);
    }
    return pixels;
  }

  private static void assertSame(OnnxModel model, int outputStride, int height, int width)
      throws IOException, OrtException {
    float[] wanted = own(outputStride, height, width);
    double range = 0;
    for (float value : wanted) {
      range = Math.max(range, Math.abs(value));
    }
    assertThat(range).isGreaterThan(0.01);
    assertWithMessage("%sx%s at output stride %s", height, width, outputStride)
        .that(inOnnxRuntime(model, height, width))
        .usingTolerance(1e-4 * range)
        .containsExactly(wanted)
        .inOrder();
  }

  private static float[] own(int outputStride, int height, int width) {
    try (InferenceGraph graph =
        InferenceGraph.build(NETWORK, outputStride, InferenceSettings.USUAL, 1, height, width)) {
      graph.restore(checkpoint);
      float[] logits = new float[graph.logitsSize()];
      graph.logits(pixels(height, width), logits);
      return logits;
    }
  }

  private static float[] inOnnxRuntime(OnnxModel model, int height, int width)
      throws IOException, OrtException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.writeTo(bytes);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(bytes.toByteArray());
        OnnxTensor image =
            OnnxTensor.createTensor(
                environment,
                FloatBuffer.wrap(pixels(height, width)),
                new long[] {1, height, width, 3});
        OrtSession.Result result = session.run(Map.of("image", image))) {
      FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[logits.remaining()];
      logits.get(values);
      return values;
    }
  }

  @Test
  void aModelOfOneSizeGivesWhatTheNetworkGives() throws IOException, OrtException {
    assertSame(model(8, new Size(33, 41), true), 8, 33, 41);
    assertSame(model(4, new Size(32, 40), false), 4, 32, 40);
  }

  @Test
  void aModelForAnySizeGivesWhatTheNetworkGivesAtEach() throws IOException, OrtException {
    for (int outputStride : NETWORK.outputStrides()) {
      OnnxModel model = model(outputStride, null, outputStride == 8);
      for (int height : new int[] {33, 40}) {
        assertSame(model, outputStride, height, 36);
      }
    }
  }

  @Test
  void thereAreFewerNodesThanOps() {
    List<String> nodes =
        model(8, new Size(33, 41), true).proto().getGraph().getNodeList().stream()
            .map(NodeProto::getOpType)
            .toList();
    assertThat(nodes.stream().filter("Transpose"::equals).toList()).hasSize(2);
    assertThat(nodes).doesNotContain("BatchNormalization");
    assertThat(nodes).doesNotContain("Split");
  }
}
