package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DumpCommandTest {
  @TempDir Path folder;
  private Path small;

  @BeforeEach
  void writeSpec() throws IOException {
    small = Specs.write(folder.resolve("small.atrous"), Specs.SMALL);
  }

  @Test
  void theTreeOfAFileIsShown() {
    CommandRun run = CommandRun.of("dump", "--stage", "ast", small);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).startsWith("file");
    assertThat(run.out()).contains("network Small");
  }

  @Test
  void theTreeIsShownAlsoWhereTheMeaningIsWrong() throws IOException {
    Path wrong = Specs.write(folder.resolve("wrong.atrous"), Specs.WRONG);

    CommandRun run = CommandRun.of("dump", "--stage", "ast", wrong);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("network Small");
    assertThat(run.err()).contains("AT0201");
  }

  @Test
  void layersAreShownInTheirComponents() {
    CommandRun run = CommandRun.of("dump", "--stage", "ir", small);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("network Small(classes: 3): %0 -> ");
    assertThat(run.out()).contains("block block4: ");
    assertThat(run.out())
        .containsMatch(
            "conv\\(%\\d+; 3x3, rate scaled\\(6, at: 16\\), 256\\): 256 channels, head +aspp/conv2 "
                + " std/deeplab.atrous:");
  }

  @Test
  void shapesAreFunctionsOfTheInputAtEveryOutputStride() {
    CommandRun run = CommandRun.of("dump", "--stage", "shapes", small);

    assertThat(run.out()).contains("network Small, input HxW, output stride 4\n");
    assertThat(run.out()).contains("network Small, input HxW, output stride 32\n");
    assertThat(run.out())
        .contains("aspp/conv2: ceil(H/8)xceil(W/8) x 256, 3x3 at stride 1, rate 12");
    assertThat(run.out()).contains("logits/resize: HxW x 3\n");
  }

  @Test
  void shapesAreNumbersForAGivenSizeAndOutputStride() {
    CommandRun run =
        CommandRun.of(
            "dump", "--stage", "shapes", small, "--size", "65x129", "--output-stride", "8");

    assertThat(run.out()).contains("aspp/conv2: 9x17 x 256, 3x3 at stride 1, rate 12");
    assertThat(run.out()).doesNotContain("output stride 16");
  }

  @Test
  void anOutputStrideThatCannotBeReachedIsAnError() {
    CommandRun run = CommandRun.of("dump", "--stage", "shapes", small, "--output-stride", "2");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("it can be built at 4, 8, 16, 32");
  }

  @Test
  void anUnknownStageIsAWrongCommandLine() {
    CommandRun run = CommandRun.of("dump", "--stage", "asm", small);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("expected one of [AST, IR, SHAPES] (case-insensitive)");
  }
}
