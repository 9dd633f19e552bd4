package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFlowLiteTest {
  @TempDir private Path folder;

  @Test
  void readsFloats() throws IOException {
    try (WeightFile weights = WeightFiles.open(Fixture.copy("float.tflite", folder))) {
      assertThat(weights.layouts()).hasValue(LayoutConvention.TENSORFLOW_LITE);
      List<TensorEntry> kernels =
          weights.entries().values().stream()
              .filter(entry -> entry.shape().equals(List.of(2L, 3L, 3L, 3L)))
              .toList();
      assertThat(kernels).hasSize(1);
    }
  }

  @Test
  void refusesAFileThatIsCutOffBeforeItsTensors() throws IOException {
    Path file = Fixture.copy("float.tflite", folder);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 600));
    assertThat(Written.refusal(file)).contains("can't be read as TensorFlow Lite");
  }

  @ParameterizedTest
  @ValueSource(strings = {"float.tflite", "quantised.tflite"})
  void throwsNothingElseWhereBytesAreWrong(String name) throws IOException {
    Fixture.assertNothingElseThrownWhenDamaged(Fixture.copy(name, folder));
  }

  /** Dequantised by somebody else, the published networks have the same values to the bit. */
  @ParameterizedTest
  @CsvSource({
    "deeplabv3_mnv2_pascal_dequant, deeplabv3_mnv2_pascal_quant.tflite",
    "mobilenet_v2_1.0_224_qat_dequant, mobilenet_v2_1.0_224_quant.tflite",
    "mobilenet_v2_1.0_224_tf2_dequant, tf2_mobilenet_v2_1.0_224_ptq.tflite"
  })
  void dequantisesPublishedNetworksExactly(String name, String file) throws IOException {
    String data = System.getenv("ATROUS_DATA");
    assumeTrue(data != null, "ATROUS_DATA is not set: %s is not read".formatted(name));
    Path path = Path.of(String.valueOf(data), "weights", name);
    assumeTrue(Files.exists(path), "there is no " + path);
    try (WeightFile expected = WeightFiles.open(path);
        WeightFile found = WeightFiles.open(path.resolve(file))) {
      List<float[]> tensors = new ArrayList<>();
      for (String tensor : found.entries().keySet()) {
        tensors.add(found.read(tensor));
      }
      for (String tensor : expected.entries().keySet()) {
        float[] values = expected.read(tensor);
        assertWithMessage(tensor)
            .that(tensors.stream().anyMatch(other -> Arrays.equals(other, values)))
            .isTrue();
      }
    }
  }
}
