package org.atrous.compiler.plan;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.atrous.compiler.Compiled;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of pools that are given at one output stride. */
final class ScaledWindowsTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} at 16 is {2} at {1}")
  @CsvSource({
    "33x33, 16, 33x33",
    "33x33, 8, 65x65",
    "33x33, 32, 17x17",
    "32x64, 16, 32x64",
    "32x64, 8, 64x128",
    "32x33, 8, 64x65",
  })
  void aSideIsInProportionAndAnOddOneKeepsItsMiddle(
      String written, int outputStride, String expected) throws IOException {
    Window.Running window = window(planned(written), outputStride);

    assertThat(window.height() + "x" + window.width()).isEqualTo(expected);
  }

  @Test
  void anOutputStrideAtWhichASideIsNotWholeIsNotLegal() throws IOException {
    assertThat(planned("35x35").outputStrides().legal()).contains(32);
    assertThat(planned("34x33").outputStrides().legal()).contains(32);

    PlannedNetwork planned = planned("36x31", 12);

    assertThat(planned.allows(4)).isTrue();
    assertThat(planned.allows(16)).isFalse();
    assertThat(planned.whyNot(16)).contains("the window `scaled(36x31, at: 12)` isn't whole");
  }

  private PlannedNetwork planned(String window) throws IOException {
    return planned(window, 16);
  }

  private PlannedNetwork planned(String window, int at) throws IOException {
    return Compiled.network(
        folder,
        """
        network N {
          backbone resnet18
          avgpool(scaled(%s, at: %d), padding: valid)
          conv(1x1, 2)
        }
        """
            .formatted(window, at));
  }

  private static Window.Running window(PlannedNetwork planned, int outputStride) {
    Node.Layer pool =
        planned.network().layers().stream()
            .filter(layer -> layer.operation().name().equals("avgpool"))
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(planned.at(outputStride).window(pool));
  }
}
