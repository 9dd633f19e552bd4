package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static org.atrous.runtime.weights.file.Fixture.assertHolds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFlowCheckpointTest {
  private static final String INDEX = "tensorflow_v2.ckpt.index";
  private static final String VALUES = "tensorflow_v2.ckpt.data-00000-of-00001";

  @TempDir private Path folder;

  @Test
  void readsVersionOne() throws IOException {
    assertIsWhole(Fixture.copy("tensorflow_v1.ckpt", folder));
  }

  @Test
  void readsHalfPrecisionOfVersionOne() throws IOException {
    try (WeightFile weights = WeightFiles.open(Fixture.copy("tensorflow_v1.ckpt", folder))) {
      assertHolds(weights, "half", 3);
    }
  }

  @Test
  void readsHalfPrecisionAndVariablesInParts() throws IOException {
    Fixture.copy(VALUES, folder);
    try (WeightFile weights = WeightFiles.open(Fixture.copy(INDEX, folder))) {
      assertHolds(weights, "half", 3);
      assertThat(weights.read("parts/weights")).hasLength(12);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tensorflow_v2.ckpt", INDEX, VALUES, ""})
  void readsVersionTwoByPrefixFileOrFolder(String given) throws IOException {
    Fixture.copy(INDEX, folder);
    Fixture.copy(VALUES, folder);
    assertIsWhole(given.isEmpty() ? folder : folder.resolve(given));
  }

  private static void assertIsWhole(Path path) throws IOException {
    try (WeightFile weights = WeightFiles.open(path)) {
      assertThat(weights.layouts()).hasValue(LayoutConvention.TENSORFLOW);
      assertThat(weights.entries().keySet())
          .containsExactly("MobilenetV2/Conv/weights", "global_step", "half", "parts/weights");
      assertHolds(weights, "MobilenetV2/Conv/weights", 3, 3, 3, 8);
      assertThat(weights.entry("parts/weights").shape()).isEqualTo(List.of(4L, 3L));
      assertThat(weights.read("global_step")).isEqualTo(new float[] {7});
    }
  }

  @Test
  void shortensTheNamesOfTensorFlowTwo() throws IOException {
    Fixture.copy("tensorflow_2.index", folder);
    Fixture.copy("tensorflow_2.data-00000-of-00001", folder);
    try (WeightFile weights = WeightFiles.open(folder.resolve("tensorflow_2"))) {
      assertHolds(weights, "model/layer/kernel", 2, 3);
    }
  }

  @Test
  void namesTheFileThatIsMissing() {
    Fixture.copy(INDEX, folder);
    assertThat(Written.refusal(folder.resolve("tensorflow_v2.ckpt")))
        .contains("tensorflow_v2.ckpt.data-00000-of-00001` is missing");
  }

  @Test
  void namesTheIndexThatIsMissing() {
    Fixture.copy(VALUES, folder);
    assertThat(Written.refusal(folder.resolve(VALUES)))
        .contains("tensorflow_v2.ckpt.index` is missing");
  }

  @Test
  void refusesValuesThatAreCutOff() throws IOException {
    Path index = Fixture.copy(INDEX, folder);
    Path values = Fixture.copy(VALUES, folder);
    Files.write(values, new byte[10]);
    boolean refused = false;
    try (WeightFile weights = WeightFiles.open(index)) {
      weights.read("MobilenetV2/Conv/weights");
    } catch (WeightFileException e) {
      refused = e.what().contains("MobilenetV2/Conv/weights");
    }
    assertThat(refused).isTrue();
  }

  @Test
  void refusesVersionOneThatIsCutOffAnywhere() throws IOException {
    Fixture.assertRefusedWhereverCut(Fixture.copy("tensorflow_v1.ckpt", folder));
  }
}
