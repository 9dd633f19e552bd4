package org.atrous.compiler;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.atrous.compiler.source.DiagnosticPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a diagnostic puts its carets, and which way it says that led there. */
class DiagnosticPlacesTest {
  private static final String IMPORTS =
      """
      import std.resnet
      import std.deeplab

      """;

  private static final String DATA =
      """
      dataset d {
        pairs   "a/*.jpg" -> "b/*.png"
        classes one, two
      }

      recipe r {
        data d split train
        crop 512x512
        allow AT0413 "like the original"
      }
      """;

  @TempDir private Path folder;

  @Test
  void aRateIsShownWhereItsNumberIsWritten() throws IOException {
    assertThat(
            printed(
                """
                network Wide {
                  backbone resnet18
                  aspp(12, 24, 36) + imagepool
                  logits(2)
                }

                """
                    + DATA))
        .isEqualTo(
            """
            wide.atrous:6:16: warning[AT0312]: rate 36 on a 32x32 feature map is a 1x1 convolution
               6 |   aspp(12, 24, 36) + imagepool
                 |                ^^ only the centre weight falls inside the map (1.00 of 9 taps on average)
                 = help: at 512x512 and output stride 16, rates up to 31 see more than their centre
            """);
  }

  @Test
  void aMistakeInABlockNamesTheBlockOnTheWay() throws IOException {
    assertThat(
            printed(
                """
                network Wide {
                  backbone resnet50(width: 250)
                  logits(2)
                }
                """))
        .isEqualTo(
            """
            wide.atrous:5:12: error[AT0212]: 250 / 4 isn't a whole number
               5 |   backbone resnet50(width: 250)
                 |            ^^^^^^^^^^^^^^^^^^^^ at std/resnet.atrous
                 = help: take smaller numbers, or such that divide without a rest
                 = in `bottleneck`, from std/resnet.atrous
                 = in `block1`, from std/resnet.atrous
                 = in `resnet`, from wide.atrous:5:12
                 = in `Wide`, from wide.atrous:4:9
            """);
  }

  private String printed(String text) throws IOException {
    Path file = folder.resolve("wide.atrous");
    Files.writeString(file, IMPORTS + text);
    Compilation compilation =
        AtrousCompiler.compile(new CompileRequest(file, folder, "wide", Map.of()));
    // The library's lines may move.
    return new DiagnosticPrinter(false)
        .print(compilation.diagnostics())
        .replaceAll("(std/\\w+\\.atrous):\\d+:\\d+", "$1");
  }
}
