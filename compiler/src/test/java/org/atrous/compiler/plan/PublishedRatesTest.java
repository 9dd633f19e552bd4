package org.atrous.compiler.plan;

import static com.google.common.truth.Truth.assertThat;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.atrous.compiler.Compiled;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Node;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates of the 3x3 convolution in each unit of ResNet-50, as the implementations run them. */
final class PublishedRatesTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} at output stride {1}, {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "paper                      | 16 |          | 1,1,1,1,1,1 | 2,2,2",
        "paper                      | 16 | (1, 2, 4) | 1,1,1,1,1,1 | 2,4,8",
        "paper                      | 8  |          | 2,2,2,2,2,2 | 4,4,4",
        "paper                      | 8  | (1, 2, 4) | 2,2,2,2,2,2 | 4,8,16",
        "tf_slim                    | 8  | (1, 2, 4) | 2,2,2,2,2,2 | 4,8,16",
        "torchvision                | 16 |          | 1,1,1,1,1,1 | 1,2,2",
        "torchvision                | 16 | (1, 2, 4) | 1,1,1,1,1,1 | 1,4,8",
        "torchvision                | 8  |          | 1,2,2,2,2,2 | 2,4,4",
        "torchvision                | 8  | (1, 2, 4) | 1,2,2,2,2,2 | 2,8,16",
        "torchvision(dilate: stage) | 16 |          | 1,1,1,1,1,1 | 2,2,2",
        "torchvision(dilate: stage) | 16 | (1, 2, 4) | 1,1,1,1,1,1 | 2,4,8",
        "torchvision(dilate: stage) | 8  |          | 2,2,2,2,2,2 | 4,4,4",
        "torchvision(dilate: stage) | 8  | (1, 2, 4) | 2,2,2,2,2,2 | 4,8,16",
        "detectron2                 | 16 | (1, 2, 4) | 1,1,1,1,1,1 | 2,4,8",
        "paddleseg                  | 8  |          | 2,2,2,2,2,2 | 4,4,4",
        "paddleseg                  | 8  | (1, 2, 4) | 2,2,2,2,2,2 | 4,8,16",
        "smp                        | 8  |          | 2,2,2,2,2,2 | 4,4,4",
        "deeplab2                   | 8  |          | 1,2,2,2,2,2 | 2,4,4",
        "mmsegmentation             | 16 |          | 1,1,1,1,1,1 | 1,2,2",
        "mmsegmentation             | 16 | (1, 2, 4) | 1,1,1,1,1,1 | 1,2,4",
        "mmsegmentation             | 8  |          | 1,2,2,2,2,2 | 2,4,4",
        "mmsegmentation             | 8  | (1, 2, 4) | 1,2,2,2,2,2 | 1,2,4",
      })
  void unitsRunAtTheRatesOfTheirImplementation(
      String dialect, int outputStride, String grid, String block3, String block4)
      throws IOException {
    PlannedNetwork planned =
        Compiled.network(
            folder,
            """
            network N in %s {
              backbone resnet50
              %s
              conv(1x1, 2)
            }
            """
                .formatted(dialect, grid == null ? "" : "block4 multigrid" + grid));

    assertThat(rates(planned, outputStride, "block3")).isEqualTo(block3);
    assertThat(rates(planned, outputStride, "block4")).isEqualTo(block4);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "block4 | (1, 1, 1) | 2,2,2",
        "block5 | (1, 1, 1) | 4,4,4",
        "block6 | (1, 1, 1) | 8,8,8",
        "block7 | (1, 1, 1) | 16,16,16",
        "block4 | (1, 2, 1) | 2,4,2",
        "block5 | (1, 2, 1) | 4,8,4",
        "block6 | (1, 2, 1) | 8,16,8",
        "block7 | (1, 2, 1) | 16,32,16",
      })
  void replicasOfTheLastBlockDoubleItsRate(String block, String grid, String rates)
      throws IOException {
    PlannedNetwork planned =
        Compiled.network(
            folder,
            """
            network N {
              backbone resnet50
              block4..block7 multigrid%s
              conv(1x1, 2)
            }
            """
                .formatted(grid));

    assertThat(rates(planned, 16, block)).isEqualTo(rates);
    assertThat(planned.outputStrides().legal()).containsAtLeast(8, 16, 32, 64, 128, 256).inOrder();
  }

  private static String rates(PlannedNetwork planned, int outputStride, String block) {
    StridePlan plan = planned.at(outputStride);
    return planned.network().layers().stream()
        .filter(layer -> layer.scope().startsWith("backbone/" + block + "/"))
        .filter(PublishedRatesTest::isConvolution)
        .map(layer -> Integer.toString(Objects.requireNonNull(plan.window(layer)).rate()))
        .collect(joining(","));
  }

  private static boolean isConvolution(Node.Layer layer) {
    Window window = layer.operation().window();
    return window != null && window.height() == 3 && !window.pool();
  }
}
