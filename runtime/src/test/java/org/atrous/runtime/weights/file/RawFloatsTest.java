package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawFloatsTest {
  @TempDir private Path folder;

  @Test
  void readsTheTensorsOfTheManifest() throws IOException {
    write("a/kernel;2x1x2;1;4\nscale;;0;1\n", 9, 1, 2, 3, 4);
    try (WeightFile weights = WeightFiles.open(folder)) {
      assertThat(weights.path()).isEqualTo(folder);
      assertThat(weights.entry("a/kernel").shape()).isEqualTo(List.of(2L, 1L, 2L));
      assertThat(weights.read("a/kernel")).isEqualTo(new float[] {1, 2, 3, 4});
      assertThat(weights.read("scale")).isEqualTo(new float[] {9});
    }
  }

  @Test
  void opensByEitherOfItsFiles() throws IOException {
    write("a;1;0;1\n", 5);
    for (String name : List.of("manifest.csv", "weights.f32")) {
      try (WeightFile weights = WeightFiles.open(folder.resolve(name))) {
        assertThat(weights.read("a")).isEqualTo(new float[] {5});
      }
    }
  }

  @Test
  void refusesATensorBeyondTheEnd() throws IOException {
    write("a;2;0;2\n", 5);
    assertThat(Written.refusal(folder)).contains("tensor `a`: it should have 8 bytes at byte 0");
  }

  @Test
  void refusesTensorsThatOverlap() throws IOException {
    write("a;2;0;2\nb;2;1;2\n", 1, 2, 3);
    assertThat(Written.refusal(folder)).contains("tensor `b`: it overlaps");
  }

  @Test
  void refusesARowThatContradictsItself() throws IOException {
    write("a;2x2;0;5\n", 1, 2, 3, 4, 5);
    assertThat(Written.refusal(folder)).contains("line 2 of its manifest: shape 2x2");
  }

  @Test
  void refusesTwoTensorsOfOneName() throws IOException {
    write("a;1;0;1\na;1;1;1\n", 1, 2);
    assertThat(Written.refusal(folder)).contains("two tensors `a`");
  }

  @Test
  void saysThatATensorIsNotThere() throws IOException {
    write("a;1;0;1\n", 5);
    try (WeightFile weights = WeightFiles.open(folder)) {
      assertThrows(IllegalArgumentException.class, () -> weights.read("b"));
    }
  }

  private void write(String rows, float... values) throws IOException {
    Files.writeString(folder.resolve("manifest.csv"), "name;shape;offset_floats;count\n" + rows);
    Files.write(folder.resolve("weights.f32"), Written.floats(values));
  }
}
