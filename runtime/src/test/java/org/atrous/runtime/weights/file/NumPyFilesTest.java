package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static org.atrous.runtime.weights.file.Written.floats;
import static org.atrous.runtime.weights.file.Written.npy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumPyFilesTest {
  @TempDir private Path folder;

  @Test
  void callsASingleArrayByItsFile() throws IOException {
    Path file = write("conv1.weight.npy", npy("<f4", false, "2, 2", floats(1, 2, 3, 4)));
    try (WeightFile weights = WeightFiles.open(file)) {
      assertThat(weights.entries().keySet()).containsExactly("conv1.weight");
      assertThat(weights.read("conv1.weight")).isEqualTo(new float[] {1, 2, 3, 4});
    }
  }

  @Test
  void turnsColumnsFirstIntoRowsFirst() throws IOException {
    Path file = write("a.npy", npy("<f4", true, "2, 3", floats(1, 4, 2, 5, 3, 6)));
    try (WeightFile weights = WeightFiles.open(file)) {
      assertThat(weights.entry("a").shape()).isEqualTo(List.of(2L, 3L));
      assertThat(weights.read("a")).isEqualTo(new float[] {1, 2, 3, 4, 5, 6});
    }
  }

  @Test
  void readsNumbersWithTheMostSignificantByteFirst() throws IOException {
    Path file = write("a.npy", npy(">i2", false, "1,", new byte[] {1, 2}));
    try (WeightFile weights = WeightFiles.open(file)) {
      assertThat(weights.read("a")).isEqualTo(new float[] {258});
    }
  }

  @Test
  void readsAFolder() throws IOException {
    write("b.npy", npy("<f4", false, "", floats(7)));
    write("a.npy", npy("<f4", false, "1,", floats(8)));
    write("README.md", new byte[0]);
    try (WeightFile weights = WeightFiles.open(folder)) {
      assertThat(weights.entries().keySet()).containsExactly("a", "b").inOrder();
      assertThat(weights.entry("b").shape()).isEmpty();
      assertThat(weights.read("b")).isEqualTo(new float[] {7});
    }
  }

  @Test
  void readsAnArchive() throws IOException {
    Path file =
        Written.zip(
            folder.resolve("w.npz"),
            "layer/a.npy",
            npy("<f4", false, "2,", floats(1, 2)),
            "b.npy",
            npy("<f8", false, "1,", new byte[8]));
    try (WeightFile weights = WeightFiles.open(file)) {
      assertThat(weights.format()).isEqualTo("NumPy archive");
      assertThat(weights.entries().keySet()).containsExactly("b", "layer/a").inOrder();
      assertThat(weights.read("layer/a")).isEqualTo(new float[] {1, 2});
      assertThat(weights.read("b")).isEqualTo(new float[] {0});
    }
  }

  @Test
  void refusesAZipBomb() {
    Path file =
        Written.zip(
            folder.resolve("w.npz"), "a.npy", npy("<f4", false, "5000000,", new byte[20_000_000]));
    assertThat(Written.refusal(file)).contains("no weights compress so well");
  }

  @Test
  void refusesObjectsOfPython() {
    Path file = write("a.npy", npy("|O", false, "1,", new byte[8]));
    assertThat(Written.refusal(file)).contains("objects of Python");
  }

  @Test
  void refusesAnArrayThatIsCutOff() {
    Path file = write("a.npy", npy("<f4", false, "3,", new byte[11]));
    assertThat(Written.refusal(file)).contains("should have 12 bytes");
  }

  @Test
  void refusesAShapeThatIsAbsurd() {
    Path file = write("a.npy", npy("<f4", false, "99999999999999999999,", new byte[4]));
    assertThat(Written.refusal(file)).contains("absurdly large");
  }

  @Test
  void refusesAZipThatIsCutOff() throws IOException {
    Path file = Written.zip(folder.resolve("w.npz"), "a.npy", npy("<f4", false, "", floats(1)));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 30));
    assertThat(Written.refusal(file)).contains("zip directory is damaged or cut off");
  }

  private Path write(String name, byte[] content) {
    return Written.file(folder.resolve(name), content);
  }
}
