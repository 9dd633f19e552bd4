package org.atrous.maven;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpecFolderTest {
  @TempDir Path folder;

  @Test
  void findsEverySpecBelowItInTheOrderOfTheirPaths() throws IOException {
    Path second = spec("b.atrous");
    Path first = spec("a/z.atrous");
    spec("a/notes.txt");

    assertThat(specs("org.example").specs()).containsExactly(first, second).inOrder();
  }

  @Test
  void isEmptyWhereThereIsNoFolder() throws IOException {
    SpecFolder specs = new SpecFolder(folder.resolve("missing"), "org.example");

    assertThat(specs.specs()).isEmpty();
  }

  @Test
  void aSpecInTheFolderItselfGoesToTheConfiguredPackage() throws Exception {
    assertThat(specs("org.example").packageOf(spec("a.atrous"))).isEqualTo("org.example");
  }

  @Test
  void foldersArePackagesBelowTheConfiguredOne() throws Exception {
    Path spec = spec("toolkit/small/a.atrous");

    assertThat(specs("org.example").packageOf(spec)).isEqualTo("org.example.toolkit.small");
  }

  @Test
  void aFolderThatIsNoJavaNameIsRefused() throws IOException {
    Path spec = spec("my-nets/a.atrous");

    MojoFailureException refusal =
        assertThrows(MojoFailureException.class, () -> specs("org.example").packageOf(spec));

    assertThat(refusal).hasMessageThat().contains("`org.example.my-nets`");
    assertThat(refusal).hasMessageThat().contains("rename the folder");
  }

  private SpecFolder specs(String packageName) {
    return new SpecFolder(folder, packageName);
  }

  private Path spec(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, "");
  }
}
