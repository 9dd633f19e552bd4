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
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.atrous.runtime.graph.InferenceGraph;
import org.atrous.runtime.graph.InferenceSettings;
import org.atrous.runtime.run.TrainedRun;
import org.atrous.runtime.weights.file.TensorEntry;
import org.atrous.runtime.weights.file.WeightFile;
import org.atrous.runtime.weights.file.WeightFiles;
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
  private static Path spec;
  private static Path weights;
  private static Path run;

  @TempDir Path folder;

  @BeforeAll
  static void importWeights() throws IOException {
    spec = Specs.write(shared.resolve("shapes.atrous"), Drawings.SPEC + RawWeights.MAPPING);
    weights = RawWeights.write(shared.resolve("plain"), 6);
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
    Path others = Files.createDirectory(folder.resolve("others"));
    Files.writeString(others.resolve("checkpoint"), "model_checkpoint_path: \"mine\"");
    Files.writeString(others.resolve("diary.txt"), "dear diary");

    CommandRun refused = export(others, "savedmodel", "--force");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("is a folder with other things than an export");
    assertThat(Files.exists(others.resolve("diary.txt"))).isTrue();
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

  /** The header of a file of safetensors, as its documentation describes it. */
  private static JsonNode header(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[Math.toIntExact(bytes.getLong())];
    bytes.get(text);
    return new ObjectMapper().readTree(text);
  }

  private static float value(Path file, JsonNode tensor, int index) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    long begin = Long.BYTES + bytes.getLong() + tensor.at("/data_offsets/0").asLong();
    return bytes.getFloat(Math.toIntExact(begin) + Float.BYTES * index);
  }

  private static float[] values(Path run, String variable) throws IOException {
    try (WeightFile file = WeightFiles.open(Path.of(TrainedRun.open(run).checkpoint().prefix()))) {
      return file.read(variable);
    }
  }

  private void assertComesBack(Path exported) throws IOException {
    Path again = folder.resolve("again");
    CommandRun imported = CommandRun.of("import", spec, "--weights", exported, "--run", again);
    assertThat(imported.err()).isEmpty();
    assertThat(imported.out()).contains("22 variables of `Tiny`");
    assertThat(imported.out()).contains("by the names of `atrous`");
    String variable = "backbone/block2/unit2/conv1/weights";
    assertThat(values(again, variable)).isEqualTo(values(run, variable));
  }

  @Test
  void safetensorsComeBack() throws IOException {
    Path file = folder.resolve("tiny.safetensors");

    CommandRun exported = export(file, "safetensors");

    assertThat(exported.err()).isEmpty();
    JsonNode header = header(file);
    assertThat(header.at("/__metadata__/format").asText()).isEqualTo("tf");
    JsonNode description =
        new ObjectMapper().readTree(header.get("__metadata__").get("network.json").asText());
    assertThat(description.at("/classes/5/name").asText()).isEqualTo("line");
    JsonNode biases = header.get("conv1/biases");
    assertThat(biases.get("dtype").asText()).isEqualTo("F32");
    assertThat(biases.get("shape").toString()).isEqualTo("[6]");
    assertThat(value(file, biases, 2)).isEqualTo(1.5f);
    assertComesBack(file);
  }

  @Test
  void aCheckpointComesBack() throws IOException {
    Path checkpoint = folder.resolve("checkpoint");

    CommandRun exported = export(checkpoint, "checkpoint");

    assertThat(exported.err()).isEmpty();
    assertThat(Files.readString(checkpoint.resolve("checkpoint"))).contains("\"network\"");
    assertComesBack(checkpoint);
  }

  @Test
  void weightsTakeTheNamesAndLayoutsOfAnotherFile() throws IOException {
    Path file = folder.resolve("plain.safetensors");

    CommandRun exported = export(file, "safetensors", "--like", weights);

    assertThat(exported.err()).isEmpty();
    JsonNode header = header(file);
    try (WeightFile original = WeightFiles.open(weights)) {
      for (TensorEntry entry : original.entries().values()) {
        JsonNode tensor = header.get(entry.name());
        assertThat(tensor.get("shape").toString())
            .isEqualTo(entry.shape().toString().replace(" ", ""));
        float[] values = original.read(entry.name());
        for (int i = 0; i < values.length; i += 5) {
          assertThat(value(file, tensor, i)).isEqualTo(values[i]);
        }
      }
      assertThat(header.size()).isEqualTo(original.entries().size() + 1);
    }
  }

  @Test
  void aFileOfAnotherNetworkGivesNoNames() throws IOException {
    Path other = folder.resolve("other");
    Files.createDirectories(other);
    Files.writeString(
        other.resolve("manifest.csv"), "name;shape;offset_floats;count\nstem.conv.w;1x1x1x1;0;1\n");
    Files.write(other.resolve("weights.f32"), new byte[4]);

    CommandRun refused = export(folder.resolve("a.safetensors"), "safetensors", "--like", other);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("has no tensors for `backbone/bn1/gamma`");
    assertThat(Files.exists(folder.resolve("a.safetensors"))).isFalse();
  }

  @Test
  void optionsOfGraphsAndOfWeightsAreToldApart() {
    assertThat(export(folder.resolve("a"), "safetensors", "--size", "any").err())
        .contains("--size is for graphs; safetensors holds weights alone");
    assertThat(export(folder.resolve("a"), "savedmodel", "--like", weights).err())
        .contains("--like is for weights alone; savedmodel holds a graph");
    assertThat(export(folder.resolve("a"), "checkpoint", "--names", "plain").err())
        .contains("give both");
  }

  @Test
  void aCheckpointThatTheRunDoesNotHaveIsRefused() {
    CommandRun refused = export(folder.resolve("model"), "savedmodel", "--checkpoint", "best");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("has no best checkpoint");
  }
}
