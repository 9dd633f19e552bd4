package org.atrous.compiler.plan;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.atrous.compiler.Compiled;
import org.atrous.compiler.geometry.MapSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReceptiveFieldsTest {
  private static final MapSize INPUT = MapSize.of(513, 513);

  @TempDir Path folder;

  /** Araujo et al. 2019, "Computing Receptive Fields of Convolutional Neural Networks". */
  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "resnet50, paper, 483",
    "resnet101, paper, 1027",
    "resnet152, paper, 1507",
    "resnet50, torchvision, 427"
  })
  void backbonesSeeWhatTheLiteratureSays(String backbone, String dialect, int field)
      throws IOException {
    PlannedNetwork planned =
        Compiled.network(folder, "network N in %s { backbone %s }".formatted(dialect, backbone));

    assertThat(output(planned, 32)).isEqualTo(new ReceptiveField(field, field, false));
  }

  @Test
  void atrousRatesKeepTheFieldThatTheStridesGave() throws IOException {
    PlannedNetwork planned = Compiled.network(folder, "network N { backbone resnet50 }");

    for (int stride : planned.outputStrides().legal()) {
      assertThat(output(planned, stride)).isEqualTo(output(planned, 32));
    }
  }

  @Test
  void aJoinSeesWhatItsWidestBranchSees() throws IOException {
    PlannedNetwork planned =
        Compiled.network(
            folder,
            """
            network N {
              backbone { conv(1x1, 4, stride: 4) }
              join { conv(3x3, 4, rate: 6)
                     conv(1x5, 4) }
            }
            """);

    assertThat(output(planned, 4)).isEqualTo(new ReceptiveField(1 + 2 * 6 * 4, 49, false));
  }

  @Test
  void imagePoolingSeesTheWholeImageAndIsSaidApart() throws IOException {
    PlannedNetwork planned =
        Compiled.network(
            folder,
            """
            network N {
              backbone { conv(3x3, 4, stride: 4) }
              aspp(1) + imagepool
            }
            """);

    assertThat(output(planned, 4)).isEqualTo(new ReceptiveField(35, 35, true));
  }

  @Test
  void aResizeAddsTheStepToOneNeighbour() throws IOException {
    PlannedNetwork planned =
        Compiled.network(
            folder, "network N { backbone { conv(3x3, 4, stride: 4) }\n resize(like: image) }");

    assertThat(output(planned, 4)).isEqualTo(new ReceptiveField(7, 7, false));
  }

  private static ReceptiveField output(PlannedNetwork planned, int outputStride) {
    List<ReceptiveField> fields = ReceptiveFields.of(planned, outputStride, INPUT);
    return fields.get(planned.network().root().output());
  }
}
