package org.atrous.runtime.prediction;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.LabelMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PredictionOutputTest {
  private final Path folder;

  PredictionOutputTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void probabilitiesAreAnArrayThatNumPyReads() throws IOException {
    Path file = folder.resolve("deep/a.npy");
    try (ProbabilityFile written = new ProbabilityFile(file, 2, 1, 2)) {
      written.row(0, new float[] {0.25f, 0.75f});
      written.row(1, new float[] {1, 0});
    }

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = bytes.getShort(8);
    assertThat((10 + header) % 64).isEqualTo(0);
    assertThat(new String(bytes.array(), 10, header, StandardCharsets.US_ASCII).strip())
        .isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1, 2), }");
    assertThat(bytes.capacity()).isEqualTo(10 + header + 16);
    assertThat(bytes.getFloat(10 + header + 4)).isEqualTo(0.75f);
  }

  @Test
  void probabilitiesThatAreNotWholeLeaveNoFile() throws IOException {
    new ProbabilityFile(folder.resolve("a.npy"), 2, 1, 2).close();

    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void areasCountEveryClass() {
    ClassAreas areas =
        ClassAreas.of("a.png", LabelMap.of(1, 4, new int[] {0, 2, 2, 2}), List.of("a", "b", "c"));

    assertThat(areas.pixels()).containsExactly("a", 1L, "b", 0L, "c", 3L).inOrder();
    assertThat(areas.share()).containsExactly("a", 0.25, "b", 0.0, "c", 0.75);
  }

  @Test
  void foldersStandForTheImagesInThem() throws IOException {
    for (String name : List.of("b.JPG", "a.png", "notes.txt", ".hidden.png")) {
      Files.createFile(folder.resolve(name));
    }
    Path single = folder.resolve("c");

    assertThat(ImagePaths.of(List.of(single, folder), folder.resolve("out")))
        .containsExactly(single, folder.resolve("a.png"), folder.resolve("b.JPG"))
        .inOrder();
  }

  @Test
  void foldersWithoutImagesAndThoseOfTheOutputAreRefused() {
    assertThrows(DataException.class, () -> ImagePaths.of(List.of(folder), folder.resolve("out")));
    assertThrows(DataException.class, () -> ImagePaths.of(List.of(folder), folder));
  }
}
