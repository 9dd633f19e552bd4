package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListCommandTest {
  private static final String EXPERIMENT =
      Specs.SMALL
          + """

          dataset signs {
            pairs   "{split}/*.jpg" -> "{split}annot/*.png"
            classes Stop, Yield, Other
            ignore  255
          }

          recipe short {
            data          signs split train
            crop          257x321
            batch         4
            output_stride 16
            steps         1_200
            batch_norm decay 0.99
          }

          evaluation val {
            data          signs split val
            output_stride 8
          }
          """;

  @TempDir Path folder;

  @Test
  void everyKindOfDeclarationHasItsLine() throws IOException {
    CommandRun run = CommandRun.of("list", Specs.write(folder.resolve("a.atrous"), EXPERIMENT));

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out())
        .containsMatch(
            "(?m)^  network +Small +[0-9,]+ parameters, output strides 4, 8, 16, 32 \\(classes: 3\\)$");
    assertThat(run.out()).containsMatch("(?m)^  dataset +signs +3 classes$");
    assertThat(run.out())
        .containsMatch(
            "(?m)^  recipe +short +signs train, crop 257x321, batch 4, 1,200 steps at output stride 16$");
    assertThat(run.out()).containsMatch("(?m)^  evaluation +val +signs val at output stride 8$");
  }

  @Test
  void soundSpecsAreListedBesideBrokenOnes() throws IOException {
    Specs.write(folder.resolve("a.atrous"), Specs.WRONG);
    Specs.write(folder.resolve("b.atrous"), Specs.SMALL);

    CommandRun run = CommandRun.of("list", folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("asppp");
    assertThat(run.out()).containsMatch("(?m)b\\.atrous$");
    assertThat(run.out()).doesNotContain("a.atrous");
  }
}
