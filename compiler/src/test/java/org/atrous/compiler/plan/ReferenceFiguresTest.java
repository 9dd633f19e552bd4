package org.atrous.compiler.plan;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.atrous.compiler.Compiled;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.source.Diagnostics;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parameters and multiply-adds that the implementations' own models have, or their papers state;
 * multiply-adds in units of 10^9, as many digits as are known.
 */
final class ReferenceFiguresTest {
  private static final String PAPER =
      """
      network Paper(trunk: backbone = %s) in %s {
        backbone trunk
        block4 multigrid(1, 2, 4)
        aspp(6, 12, 18) + imagepool
        logits(21)
      }
      """;

  private static final String CASCADE =
      """
      network Cascade {
        backbone resnet50
        block4..%s multigrid(1, 2, 1)
        logits(21)
      }
      """;

  private static final String TORCHVISION =
      """
      network Torchvision in torchvision {
        backbone %s
        aspp(12, 24, 36, rates_at: 8) + imagepool
        logits(21)%s
      }
      """;

  private static final String AUXILIARY =
      "\n  auxiliary(backbone.block3, weight: 0.5) { fcn_head(21) }";

  private static final String MMSEGMENTATION =
      """
      network Mmsegmentation in mmsegmentation {
        backbone resnet50
        aspp(12, 24, 36, rates_at: 8) + imagepool
        logits(19)
        auxiliary(backbone.block3, weight: 0.4) { fcn_head(19) }
      }
      """;

  private static final String PADDLESEG =
      """
      network Paddleseg in paddleseg {
        backbone resnet50
        block4 multigrid(1, 2, 4)
        aspp(12, 24, 36, rates_at: 8) + imagepool
        logits(21)
      }
      """;

  private static final String XCEPTION =
      """
      network Xception in tf_slim {
        backbone xception65
        aspp(6, 12, 18, separable: true) + imagepool
        decoder(backbone.low, low_width: 48, width: 256, convs: 2)
        logits(21)
      }
      """;

  private static final String MOBILE =
      """
      network Mobile {
        backbone mobilenet_v2
        conv(1x1, 256) bn relu + imagepool
        conv(1x1, 256) bn relu
        logits(21)
      }
      """;

  @TempDir Path folder;

  static Stream<Arguments> figures() {
    return Stream.of(
        row(TORCHVISION.formatted("resnet50", AUXILIARY), 8, 520, 520, 42_004_074, "178.722"),
        row(TORCHVISION.formatted("resnet50", ""), 8, 520, 520, 39_638_869, "168.731"),
        row(TORCHVISION.formatted("resnet101", AUXILIARY), 8, 520, 520, 60_996_202, "258.743"),
        row(PAPER.formatted("resnet50", "paper"), 16, 513, 513, 39_048_533, "48.289"),
        row(PAPER.formatted("resnet50", "paper"), 8, 513, 513, 39_048_533, "165.093"),
        row(PAPER.formatted("resnet101", "paper"), 16, 513, 513, 58_040_661, "68.914"),
        row(PAPER.formatted("resnet101", "paper"), 8, 513, 513, 58_040_661, "245.114"),
        row(PAPER.formatted("resnet50", "tf_slim"), 16, 513, 513, 39_172_309, "55.427"),
        row(CASCADE.formatted("block4"), 16, 513, 513, 23_551_061, "31.99"),
        row(CASCADE.formatted("block5"), 16, 513, 513, 36_938_837, "46.55"),
        row(CASCADE.formatted("block6"), 16, 513, 513, 50_326_613, "61.10"),
        row(CASCADE.formatted("block7"), 16, 513, 513, 63_714_389, "75.66"),
        row(MMSEGMENTATION, 8, 512, 1024, 68_113_030, "558.445"),
        row(PADDLESEG, 8, 512, 512, 39_069_045, "162.416"),
        row(XCEPTION, 16, 513, 513, 41_055_413, "54.035"),
        row(MOBILE, 16, 513, 513, 2_113_557, "2.741"));
  }

  private static Arguments row(
      String spec, int outputStride, int height, int width, long parameters, String multiplyAdds) {
    return arguments(spec, outputStride, MapSize.of(height, width), parameters, multiplyAdds);
  }

  @ParameterizedTest(name = "{3} parameters, {4} G multiply-adds at output stride {1}")
  @MethodSource("figures")
  void parametersAndMultiplyAddsAreThePublishedOnes(
      String spec, int outputStride, MapSize input, long parameters, String multiplyAdds)
      throws IOException {
    PlannedNetwork planned = Compiled.network(folder, spec);

    assertThat(planned.parameters()).isEqualTo(parameters);
    assertMultiplyAdds(planned, outputStride, input, "", multiplyAdds);
  }

  /**
   * torchvision's classifiers end in a fully connected layer, which isn't among the convolutions.
   */
  @ParameterizedTest(name = "{0}: {1} parameters, {2} G multiply-adds")
  @CsvSource({"resnet50, 25557032, 4.087", "resnet101, 44549160, 7.799"})
  void classifiersAreThePublishedOnes(String backbone, long parameters, String multiplyAdds)
      throws IOException {
    PlannedNetwork planned =
        Compiled.network(
            folder,
            "network N in torchvision { backbone %s\n classifier(1000) }".formatted(backbone));

    assertThat(planned.parameters()).isEqualTo(parameters);
    assertMultiplyAdds(planned, 32, MapSize.of(224, 224), "backbone", multiplyAdds);
  }

  /** Of the layers whose scope begins with {@code scope}. */
  private static void assertMultiplyAdds(
      PlannedNetwork planned, int outputStride, MapSize input, String scope, String expected) {
    Diagnostics diagnostics = new Diagnostics();
    List<MapSize> sizes = planned.sizes(outputStride, input, diagnostics);
    long sum =
        planned.network().layers().stream()
            .filter(layer -> layer.scope().startsWith(scope))
            .mapToLong(layer -> planned.multiplyAdds(layer, sizes))
            .sum();
    int decimals = expected.length() - expected.indexOf('.') - 1;
    assertThat(diagnostics.hasErrors()).isFalse();
    assertThat(String.format(Locale.ROOT, "%." + decimals + "f", sum / 1e9)).isEqualTo(expected);
  }
}
