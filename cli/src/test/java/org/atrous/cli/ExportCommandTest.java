package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.atrous.runtime.graph.InferenceGraph;
import org.atrous.runtime.graph.InferenceSettings;
import org.atrous.runtime.run.TrainedRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

final class ExportCommandTest {
  private static final int HEIGHT = 37;
  private static final int WIDTH = 41;

  @TempDir static Path shared;
  private static Path run;

  @TempDir Path folder;

  @BeforeAll
  static void importWeights() throws IOException {
    Path spec = Specs.write(shared.resolve("shapes.atrous"), Drawings.SPEC + RawWeights.MAPPING);
    Path weights = RawWeights.write(shared.resolve("plain"), 6);
    run = shared.resolve("run");
    CommandRun imported = CommandRun.of("import", spec, "--weights", weights, "--run", run);
    assertThat(imported.err()).isEmpty();
  }

  private static CommandRun export(Path to, String format, Object... more) {
    Object[] words = new Object[7 + more.length];
    Object[] first = {"export", "--run", run, "--format", format, "--to", to};
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    return CommandRun.of(words);
  }

  private static byte[] image() {
    byte[] bytes = new byte[HEIGHT * WIDTH * 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * i % 251);
    }
    return bytes;
  }

  /** Logits of the run itself. */
  private static float[] own(int outputStride) throws IOException {
    TrainedRun trained = TrainedRun.open(run);
    float[] pixels = new float[HEIGHT * WIDTH * 3];
    byte[] bytes = image();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = bytes[i] & 0xff;
    }
    InferenceSettings plain = trained.inference().unfolded();
    try (InferenceGraph graph =
        InferenceGraph.build(trained.network(), outputStride, plain, 1, HEIGHT, WIDTH)) {
      graph.restore(trained.checkpoint());
      float[] logits = new float[graph.logitsSize()];
      graph.logits(pixels, logits);
      return logits;
    }
  }

  /** In parts of the largest value. */
  private static double largestDifference(float[] values, float[] wanted) {
    double difference = 0;
    double most = 0;
    for (int i = 0; i < wanted.length; i++) {
      difference = Math.max(difference, Math.abs(values[i] - wanted[i]));
      most = Math.max(most, Math.abs(wanted[i]));
    }
    assertThat(most).isGreaterThan(0.1);
    return difference / most;
  }

  private static void assertGivesTheSame(Path model, int outputStride) throws IOException {
    Shape shape = Shape.of(1, HEIGHT, WIDTH, 3);
    try (SavedModelBundle bundle = SavedModelBundle.load(model.toString(), "serve");
        TUint8 image = TUint8.tensorOf(shape, DataBuffers.of(image()));
        Result result = bundle.function("serving_default").call(Map.of("image", image))) {
      TFloat32 logits = (TFloat32) result.get("logits").orElseThrow();
      float[] values = new float[HEIGHT * WIDTH * 6];
      logits.asRawTensor().data().asFloats().read(values);
      assertThat(largestDifference(values, own(outputStride))).isLessThan(1e-4);
      TInt32 labels = (TInt32) result.get("labels").orElseThrow();
      assertThat(labels.shape()).isEqualTo(Shape.of(1, HEIGHT, WIDTH));
    }
  }

  @Test
  void aSavedModelForAnySizeGivesWhatTheRunGives() throws IOException {
    Path model = folder.resolve("model");

    CommandRun exported =
        export(model, "savedmodel", "--takes", "bytes", "--gives", "logits,labels");

    assertThat(exported.err()).isEmpty();
    assertThat(exported.out()).contains("network Tiny after step 0");
    assertGivesTheSame(model, 8);
  }

  @Test
  void aFoldedSavedModelOfOneSizeGivesTheSameAtAnotherOutputStride() throws IOException {
    Path model = folder.resolve("model");

    export(
        model,
        "savedmodel",
        "--fold",
        "--output-stride",
        4,
        "--size",
        HEIGHT + "x" + WIDTH,
        "--takes",
        "bytes",
        "--gives",
        "logits,labels");

    assertGivesTheSame(model, 4);
  }

  @Test
  void anOnnxModelForAnySizeGivesWhatTheRunGives() throws IOException, OrtException {
    Path model = folder.resolve("model.onnx");

    CommandRun exported =
        export(model, "onnx", "--fold", "--takes", "bytes", "--gives", "logits,labels");

    assertThat(exported.err()).isEmpty();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    ByteBuffer pixels = ByteBuffer.allocateDirect(HEIGHT * WIDTH * 3).put(image()).rewind();
    try (OrtSession session = environment.createSession(model.toString());
        OnnxTensor image =
            OnnxTensor.createTensor(
                environment, pixels, new long[] {1, HEIGHT, WIDTH, 3}, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("image", image))) {
      OnnxTensor logits = (OnnxTensor) result.get("logits").orElseThrow();
      float[] values = new float[HEIGHT * WIDTH * 6];
      logits.getFloatBuffer().get(values);
      assertThat(largestDifference(values, own(8))).isLessThan(1e-4);
      OnnxTensor labels = (OnnxTensor) result.get("labels").orElseThrow();
      assertThat(labels.getInfo().getShape()).isEqualTo(new long[] {1, HEIGHT, WIDTH});
      Map<String, String> metadata = session.getMetadata().getCustomMetadata();
      assertThat(metadata.get("labels.txt")).startsWith("background\ndisc\n");
      JsonNode network = new ObjectMapper().readTree(metadata.get("network.json"));
      assertThat(network.at("/classes/1/color").asText()).isEqualTo("#800000");
      assertThat(network.at("/normalization/inside").asBoolean()).isTrue();
    }
  }

  @Test
  void classesAndNormalizationLieBesideIt() throws IOException {
    Path model = folder.resolve("model");

    export(model, "savedmodel");

    Path extra = model.resolve("assets.extra");
    assertThat(Files.readAllLines(extra.resolve("labels.txt")))
        .containsExactly("background", "disc", "square", "triangle", "ring", "line")
        .inOrder();
    JsonNode network = new ObjectMapper().readTree(Files.readString(extra.resolve("network.json")));
    assertThat(network.at("/network").asText()).isEqualTo("Tiny");
    assertThat(network.at("/classes/1/color").asText()).isEqualTo("#800000");
    assertThat(network.at("/normalization/mean/0").asDouble()).isEqualTo(123.68);
    assertThat(network.at("/normalization/inside").asBoolean()).isFalse();
    assertThat(network.at("/image/shape").toString()).isEqualTo("[-1,-1,-1,3]");
    assertThat(network.at("/outputs/0/type").asText()).isEqualTo("float32");
  }

  @Test
  void whatIsThereStaysUnlessItIsReplaced() throws IOException {
    Path model = folder.resolve("model");
    export(model, "savedmodel");

    CommandRun refused = export(model, "savedmodel");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("exists already");
    assertThat(export(model, "savedmodel", "--force").exitCode()).isEqualTo(0);
  }

  @Test
  void onlyExportsAreReplaced() throws IOException {
    Files.writeString(folder.resolve("diary.txt"), "dear diary");

    CommandRun refused = export(folder, "savedmodel", "--force");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("is a folder, and no export has made it");
    assertThat(Files.exists(folder.resolve("diary.txt"))).isTrue();
  }

  @Test
  void anImpossibleOutputStrideIsRefused() {
    CommandRun refused = export(folder.resolve("model"), "savedmodel", "--output-stride", 32);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("network `Tiny` has no output stride 32");
    assertThat(refused.err()).contains("its output strides are [4, 8]");
    assertThat(Files.exists(folder.resolve("model"))).isFalse();
  }

  @Test
  void anUnknownFormatIsRefusedWithThoseThatThereAre() {
    CommandRun refused = export(folder.resolve("model"), "caffe");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("SAVEDMODEL");
  }
}
