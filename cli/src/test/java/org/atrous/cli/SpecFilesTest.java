package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpecFilesTest {
  @TempDir Path folder;

  @Test
  void aFolderMeansEverySpecBelowIt() throws IOException {
    Path nested = Files.createDirectory(folder.resolve("a"));
    Path first = Files.writeString(nested.resolve("x.atrous"), "");
    Path second = Files.writeString(folder.resolve("b.atrous"), "");
    Files.writeString(folder.resolve("notes.md"), "");

    assertThat(SpecFiles.expand(List.of(folder))).containsExactly(first, second).inOrder();
  }

  @Test
  void aSpecThatIsMeantTwiceIsTakenOnce() throws IOException {
    Path spec = Files.writeString(folder.resolve("a.atrous"), "");

    assertThat(SpecFiles.expand(List.of(spec, folder))).containsExactly(spec);
  }

  @Test
  void aFolderWithoutSpecsIsRefused() {
    InputException refusal =
        assertThrows(InputException.class, () -> SpecFiles.expand(List.of(folder)));

    assertThat(refusal).hasMessageThat().contains("there is no spec in `" + folder + "`");
  }

  @Test
  void aFileThatIsNotThereIsLeftToTheCompilerToReport() throws IOException {
    Path missing = folder.resolve("missing.atrous");

    assertThat(SpecFiles.expand(List.of(missing))).containsExactly(missing);
  }

  @Test
  void generatedCodeNamesASpecFromTheWorkingFolderOrFromItsOwn() {
    assertThat(SpecFiles.base(Path.of("nets/a.atrous"))).isEqualTo(Path.of("").toAbsolutePath());
    assertThat(SpecFiles.base(folder.resolve("a.atrous"))).isEqualTo(folder);
  }
}
