package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FmtCommandTest {
  private static final String UNTIDY = Specs.SMALL.replace("  aspp(6, 12)", "aspp( 6 , 12 )");

  @TempDir Path folder;

  @Test
  void specsAreBroughtIntoTheLayoutAndNamed() throws IOException {
    Path tidy = Specs.write(folder.resolve("a.atrous"), Specs.SMALL);
    Path untidy = Specs.write(folder.resolve("nested/b.atrous"), UNTIDY);

    CommandRun run = CommandRun.of("fmt", folder);

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .containsExactly(untidy.toString(), "2 specs, 1 changed")
        .inOrder();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(Files.readString(tidy)).isEqualTo(Specs.SMALL);
    assertThat(Files.readString(untidy)).isEqualTo(Specs.SMALL);
  }

  @Test
  void checkWritesNothingAndFails() throws IOException {
    Path untidy = Specs.write(folder.resolve("b.atrous"), UNTIDY);

    CommandRun run = CommandRun.of("fmt", "--check", "--quiet", folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines()).containsExactly(untidy.toString());
    assertThat(Files.readString(untidy)).isEqualTo(UNTIDY);
  }

  @Test
  void checkPassesWhereNothingWouldChange() throws IOException {
    Specs.write(folder.resolve("a.atrous"), Specs.SMALL);

    assertThat(CommandRun.of("fmt", "--check", "--quiet", folder))
        .isEqualTo(new CommandRun(0, "", ""));
  }

  @Test
  void byteOrderMarkAndCarriageReturnsGo() throws IOException {
    Path spec =
        Specs.write(folder.resolve("a.atrous"), "\uFEFF" + Specs.SMALL.replace("\n", "\r\n"));

    assertThat(CommandRun.of("fmt", spec).exitCode()).isEqualTo(0);

    assertThat(Files.readString(spec)).isEqualTo(Specs.SMALL);
  }

  @Test
  void aSpecWithMistakesIsLeftAloneAndTheOthersAreNot() throws IOException {
    String broken = UNTIDY.replace("}", "");
    Path wrong = Specs.write(folder.resolve("a.atrous"), broken);
    Path untidy = Specs.write(folder.resolve("b.atrous"), UNTIDY);

    CommandRun run = CommandRun.of("fmt", folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).containsMatch("a\\.atrous:5:\\d+: error\\[AT0");
    assertThat(Files.readString(wrong)).isEqualTo(broken);
    assertThat(Files.readString(untidy)).isEqualTo(Specs.SMALL);
  }

  @Test
  void meaningIsNotAsked() throws IOException {
    Path spec = Specs.write(folder.resolve("a.atrous"), Specs.WRONG);

    assertThat(CommandRun.of("fmt", "--check", spec).exitCode()).isEqualTo(0);
  }

  /** The specs that the project itself ships. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../models/src/main/atrous",
        "../compiler/src/main/resources/org/atrous/std",
        "../maven-plugin/src/it/standalone/src/main/atrous",
        "src/main/resources/org/atrous/cli"
      })
  void ownSpecsAreInTheLayout(String specs) {
    CommandRun run = CommandRun.of("fmt", "--check", Path.of(specs));

    assertThat(run.out()).endsWith(" 0 not in the layout" + System.lineSeparator());
    assertThat(run.exitCode()).isEqualTo(0);
  }
}
