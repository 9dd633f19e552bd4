package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenerateCommandTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;

  @Test
  void writesTheClassesBelowTheFoldersOfTheirPackage() throws IOException {
    CommandRun run = generate(Specs.SMALL, "--package", "org.example");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(written()).containsExactly("org/example/ASpec.java", "org/example/Small.java");
    assertThat(Files.readString(output().resolve("org/example/Small.java")))
        .startsWith("package org.example;\n");
  }

  @Test
  void noPathOfTheMachineGetsIntoTheCode() throws IOException {
    generate(Specs.SMALL);

    String text = Files.readString(output().resolve("generated/Small.java"));
    assertThat(text).contains("{@code a.atrous:5}");
    assertThat(text).doesNotContain(folder.toString());
  }

  @Test
  void filesThatAreTheSameAlreadyAreLeftUntouched() throws IOException {
    generate(Specs.SMALL);
    Path generated = output().resolve("generated/Small.java");
    Files.setLastModifiedTime(generated, LONG_AGO);

    CommandRun run = generate(Specs.SMALL);

    assertThat(run.out()).contains("no files written");
    assertThat(Files.getLastModifiedTime(generated)).isEqualTo(LONG_AGO);
  }

  @Test
  void aMistakeLeavesTheOutputAsItWas() throws IOException {
    CommandRun run = generate(Specs.WRONG);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("AT0201");
    assertThat(Files.exists(output())).isFalse();
  }

  @Test
  void aFileWhereTheOutputFolderShouldBeIsRefused() throws IOException {
    Files.writeString(output(), "");

    CommandRun run = generate(Specs.SMALL);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is a file, where a folder is needed");
  }

  @Test
  void aPackageThatIsNoJavaNameIsAWrongUsage() throws IOException {
    CommandRun run = generate(Specs.SMALL, "--package", "my-nets");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("`my-nets`");
  }

  private CommandRun generate(String text, String... options) throws IOException {
    Path spec = Specs.write(folder.resolve("a.atrous"), text);
    Object[] arguments =
        Stream.concat(Stream.of("generate", spec, "--output", output()), Stream.of(options))
            .toArray();
    return CommandRun.of(arguments);
  }

  private Path output() {
    return folder.resolve("out");
  }

  private List<String> written() throws IOException {
    try (Stream<Path> all = Files.walk(output())) {
      return all.filter(Files::isRegularFile)
          .map(file -> output().relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
