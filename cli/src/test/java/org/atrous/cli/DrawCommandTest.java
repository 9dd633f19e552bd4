package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DrawCommandTest {
  private static final String TWO = Specs.SMALL + "\nnetwork Other = Small(classes: 5)\n";

  @TempDir Path folder;

  @Test
  void aPictureIsWrittenAndNamed() throws IOException {
    Path output = folder.resolve("pictures/small.svg");

    CommandRun run = draw(Specs.SMALL, "--output", output);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("Small drawn at output stride 16, in " + output);
    String svg = Files.readString(output);
    assertThat(svg).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ");
    assertThat(svg).contains("<title id=\"title\">Small</title>");
    assertThat(svg).contains(">33x33x512</text>");
  }

  @Test
  void anOlderPictureIsReplacedAndNothingElseIsLeft() throws IOException {
    Path output = Files.writeString(folder.resolve("small.svg"), "older");

    draw(Specs.SMALL, "--output", output);

    assertThat(Files.readString(output)).contains("<svg ");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("a.atrous", "small.svg");
    }
  }

  @Test
  void sizeAndOutputStrideAreThoseAskedFor() throws IOException {
    Path output = folder.resolve("small.svg");

    draw(Specs.SMALL, "--output", output, "--size", "129x257", "--output-stride", "8");

    String svg = Files.readString(output);
    assertThat(svg).contains(">17x33x512</text>");
    assertThat(svg).contains("output stride 8, image 129x257");
  }

  @Test
  void oneOfSeveralNetworksMustBeNamed() throws IOException {
    CommandRun run = draw(TWO);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("name one of them: --network Small | Other");
  }

  @Test
  void anOutputStrideThatCantBeReachedIsAnError() throws IOException {
    Path output = folder.resolve("small.svg");

    CommandRun run = draw(Specs.SMALL, "--output", output, "--output-stride", "12");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("`Small` can't be built at output stride 12");
    assertThat(Files.exists(output)).isFalse();
  }

  @Test
  void withoutAnOutputTheFileIsNamedAfterTheNetwork() throws IOException {
    String name = "DrawnBy" + ProcessHandle.current().pid();
    Path expected = Path.of(name + ".svg");
    try {
      CommandRun run = draw(Specs.SMALL.replace("Small", name));

      assertThat(run.out()).contains("in " + expected);
      assertThat(Files.readString(expected)).contains("<svg ");
    } finally {
      Files.deleteIfExists(expected);
    }
  }

  private CommandRun draw(String text, Object... options) throws IOException {
    Path spec = Specs.write(folder.resolve("a.atrous"), text);
    return CommandRun.of(Stream.concat(Stream.of("draw", spec), Stream.of(options)).toArray());
  }
}
