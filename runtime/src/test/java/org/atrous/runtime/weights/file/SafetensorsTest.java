package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static org.atrous.runtime.weights.file.Written.floats;
import static org.atrous.runtime.weights.file.Written.safetensors;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir private Path folder;

  @Test
  void readsTensorsByName() throws IOException {
    Path file =
        write(
            """
            {"__metadata__": {"format": "pt"},
             "b": {"dtype": "F32", "shape": [2], "data_offsets": [16, 24]},
             "a": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}}
            """,
            floats(1, 2, 3, 4, 5, 6));
    try (WeightFile weights = WeightFiles.open(file)) {
      assertThat(weights.format()).isEqualTo("safetensors");
      assertThat(weights.layouts()).hasValue(LayoutConvention.PYTORCH);
      assertThat(weights.entries().values())
          .containsExactly(
              new TensorEntry("a", List.of(2L, 2L), "float32"),
              new TensorEntry("b", List.of(2L), "float32"))
          .inOrder();
      assertThat(weights.read("a")).isEqualTo(new float[] {1, 2, 3, 4});
      assertThat(weights.read("b")).isEqualTo(new float[] {5, 6});
    }
  }

  @Test
  void readsEveryTypeAsFloat() throws IOException {
    Path file =
        write(
            """
            {"half": {"dtype": "F16", "shape": [3], "data_offsets": [0, 6]},
             "brain": {"dtype": "BF16", "shape": [1], "data_offsets": [6, 8]},
             "byte": {"dtype": "U8", "shape": [1], "data_offsets": [8, 9]},
             "sign": {"dtype": "I8", "shape": [], "data_offsets": [9, 10]},
             "long": {"dtype": "I64", "shape": [1], "data_offsets": [10, 18]}}
            """,
            HexFormat.of().parseHex("003c0180ff7b" + "20c0" + "ff" + "ff" + "0300000000000000"));
    try (WeightFile weights = WeightFiles.open(file)) {
      assertThat(weights.read("half")).isEqualTo(new float[] {1, -0x1p-24f, 65504});
      assertThat(weights.read("brain")).isEqualTo(new float[] {-2.5f});
      assertThat(weights.read("byte")).isEqualTo(new float[] {255});
      assertThat(weights.read("sign")).isEqualTo(new float[] {-1});
      assertThat(weights.read("long")).isEqualTo(new float[] {3});
    }
  }

  @Test
  void refusesATypeWithoutFloatsOnlyWhenItIsRead() throws IOException {
    Path file =
        write(
            "{\"q\": {\"dtype\": \"F4\", \"shape\": [4], \"data_offsets\": [0, 2]}}", new byte[2]);
    try (WeightFile weights = WeightFiles.open(file)) {
      WeightFileException refused =
          assertThrows(WeightFileException.class, () -> weights.read("q"));
      assertThat(refused.what()).contains("tensor `q`");
      assertThat(refused.what()).contains("stored as F4");
    }
  }

  @Test
  void refusesATruncatedFile() {
    Path file =
        write(
            "{\"a\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 8]}}", new byte[7]);
    assertThat(Written.refusal(file)).contains("tensor `a`: it should have 8 bytes at byte");
  }

  @Test
  void refusesValuesThatOverlap() {
    Path file =
        write(
            """
            {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
             "b": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}}
            """,
            new byte[12]);
    assertThat(Written.refusal(file)).contains("tensor `b`: it begins at byte 4");
  }

  @Test
  void refusesAShapeThatIsNotItsBytes() {
    Path file =
        write(
            "{\"a\": {\"dtype\": \"F32\", \"shape\": [3], \"data_offsets\": [0, 8]}}", new byte[8]);
    assertThat(Written.refusal(file))
        .contains("tensor `a`: F32 of shape 3 are 12 bytes, but 8 are given");
  }

  @Test
  void refusesAShapeThatOverflows() {
    Path file =
        write(
            """
            {"a": {"dtype": "F32", "shape": [4294967296, 4294967296], "data_offsets": [0, 0]}}
            """,
            new byte[0]);
    assertThat(Written.refusal(file)).contains("4294967296x4294967296 is absurdly large");
  }

  @Test
  void refusesANegativeSize() {
    Path file =
        write(
            "{\"a\": {\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 0]}}",
            new byte[0]);
    assertThat(Written.refusal(file)).contains("tensor `a`: its shape has `-1`");
  }

  @Test
  void refusesTwoTensorsOfOneName() {
    Path file =
        write(
            """
            {"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]},
             "a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]}}
            """,
            new byte[8]);
    assertThat(Written.refusal(file)).contains("Duplicate field 'a'");
  }

  @Test
  void refusesAHeaderThatIsDeeplyNested() {
    Path file = write("{\"a\":".repeat(100_000), new byte[0]);
    assertThat(Written.refusal(file)).contains("its header isn't JSON");
  }

  @Test
  void refusesAHeaderLongerThanTheFile() {
    byte[] bytes = safetensors("{}", new byte[0]);
    bytes[1] = 1;
    assertThat(Written.refusal(Written.file(folder.resolve("long"), bytes)))
        .contains("it should have 258 bytes at byte 8");
  }

  private Path write(String header, byte[] values) {
    return Written.file(folder.resolve("weights.any"), safetensors(header, values));
  }
}
