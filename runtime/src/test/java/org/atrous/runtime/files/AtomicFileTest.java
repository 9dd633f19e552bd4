package org.atrous.runtime.files;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private final Path folder;

  AtomicFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writesIntoFoldersThatAreMissing() throws IOException {
    AtomicFile.write(folder.resolve("a/b/c.txt"), "grüße");

    assertThat(Files.readString(folder.resolve("a/b/c.txt"))).isEqualTo("grüße");
  }

  @Test
  void replacesWhatIsThere() throws IOException {
    AtomicFile.write(folder.resolve("a.txt"), "a long old text");
    AtomicFile.write(folder.resolve("a.txt"), "new");

    assertThat(Files.readString(folder.resolve("a.txt"))).isEqualTo("new");
  }

  @Test
  void leavesNothingElseBehind() throws IOException {
    AtomicFile.write(folder.resolve("a.txt"), "text");
    Files.createDirectories(folder.resolve("b.txt/in the way"));
    assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("b.txt"), "text"));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsExactly("a.txt", "b.txt");
    }
  }
}
