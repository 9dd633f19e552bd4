package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFilesTest {
  @TempDir private Path folder;

  @Test
  void saysThatThereIsNoFile() {
    assertThat(Written.refusal(folder.resolve("none.pth"))).contains("there is no file");
  }

  @Test
  void saysThatAFileIsEmpty() {
    assertThat(refusalOf("")).contains("is empty");
  }

  @Test
  void recognisesAWebPage() {
    assertThat(refusalOf("<!DOCTYPE html><html>Sign in")).contains("is a web page");
  }

  @Test
  void recognisesAPointerOfGitLfs() {
    assertThat(refusalOf("version https://git-lfs.github.com/spec/v1\n")).contains("Git LFS");
  }

  @Test
  void refusesWhatIsNoWeights() {
    assertThat(refusalOf("some text")).contains("is no file of weights");
  }

  @Test
  void refusesAFolderWithoutWeights() {
    assertThat(Written.refusal(folder)).contains("has no weights");
  }

  @Test
  void countsValuesThatNoWeightHas() {
    float[] values = {0, Float.NaN, 1, Float.POSITIVE_INFINITY, -Float.MAX_VALUE};
    assertThat(NonFiniteValues.count(values)).isEqualTo(2);
  }

  @Test
  void readsPublishedArraysWhole() throws IOException {
    try (WeightFile weights = published("resnet18_torchvision_folded_npy")) {
      assertThat(weights.entry("conv1.weight").shapeText()).isEqualTo("64x3x7x7");
      for (String name : weights.entries().keySet()) {
        float[] values = weights.read(name);
        assertThat((long) values.length).isEqualTo(weights.entry(name).count());
        assertThat(NonFiniteValues.count(values)).isEqualTo(0);
      }
    }
  }

  @Test
  void readsAPublishedManifestWhole() throws IOException {
    try (WeightFile weights = published("mobilenet_v2_0.35_224_keras_f32")) {
      assertThat(weights.entries()).hasSize(260);
      assertThat(weights.entries().values().stream().mapToLong(TensorEntry::count).sum())
          .isEqualTo(410_208);
      assertThat(weights.read("Conv1/kernel")).hasLength(432);
    }
  }

  private static WeightFile published(String name) throws IOException {
    String data = System.getenv("ATROUS_DATA");
    assumeTrue(data != null, "ATROUS_DATA is not set: %s is not read".formatted(name));
    Path path = Path.of(String.valueOf(data), "weights", name);
    assumeTrue(Files.exists(path), "there is no " + path);
    return WeightFiles.open(path);
  }

  private String refusalOf(String content) {
    return Written.refusal(
        Written.file(folder.resolve("file"), content.getBytes(StandardCharsets.UTF_8)));
  }
}
