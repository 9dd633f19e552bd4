package org.atrous.compiler.geometry;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValidTapsTest {
  @ParameterizedTest(name = "{0}x{0} at rate {1}: {2}")
  @CsvSource({
    "65, 6, 7.93",
    "65, 12, 6.92",
    "65, 18, 5.98",
    "65, 24, 5.11",
    "65, 36, 3.58",
    "33, 6, 6.95",
    "33, 12, 5.17",
    "33, 18, 3.64",
    "21, 18, 1.65"
  })
  void meansAreThoseOfTheClosedForm(int map, int rate, double mean) {
    assertThat(taps(3, 1, rate, Border.SYMMETRIC, map, map).mean()).isWithin(0.005).of(mean);
  }

  @Test
  void halfThePositionsOfASmallCropSeeTheCentreAlone() {
    ValidTaps taps = taps(3, 1, 18, Border.SYMMETRIC, 21, 21);

    assertThat(taps.single()).isEqualTo(15 * 15);
    assertThat(taps.singleShare()).isWithin(0.005).of(0.51);
  }

  @Test
  void fromTheMapsSizeOnThereIsTheCentreAlone() {
    ValidTaps taps = taps(3, 1, 33, Border.SYMMETRIC, 33, 33);

    assertThat(taps.mean()).isEqualTo(1.0);
    assertThat(taps.singleShare()).isEqualTo(1.0);
  }

  @Test
  void aWindowWithoutPaddingIsInsideEverywhere() {
    ValidTaps taps = taps(3, 2, 1, Border.VALID, 33, 17);

    assertThat(taps.positions()).isEqualTo(16 * 8);
    assertThat(taps.mean()).isEqualTo(9.0);
    assertThat(taps.single()).isEqualTo(0);
  }

  /** Every window against a count of its taps one by one. */
  @Test
  void theClosedFormIsTheCount() {
    for (Border border : Border.values()) {
      for (int kernel = 1; kernel <= 5; kernel++) {
        for (int stride = 1; stride <= 3; stride++) {
          for (int rate = 1; rate <= 9; rate++) {
            for (int map = 5; map <= 12; map++) {
              Window.Running window = new Window.Running(kernel, kernel, stride, rate, border);
              int output = window.over(MapSize.of(map, map)).rows();
              if (output > 0) {
                ValidTaps taps = ValidTaps.of(window, MapSize.of(map, map));
                long[] counted = counted(window, kernel, map, output);
                assertThat(taps.inside()).isEqualTo(counted[0] * counted[0]);
                assertThat(taps.single()).isEqualTo(counted[1] * counted[1]);
              }
            }
          }
        }
      }
    }
  }

  /** Along one side: taps inside, and positions with exactly one. */
  private static long[] counted(Window.Running window, int kernel, int map, int output) {
    long inside = 0;
    long single = 0;
    long before = window.paddingBefore(kernel, map, output);
    for (int position = 0; position < output; position++) {
      int here = 0;
      for (int tap = 0; tap < kernel; tap++) {
        long at = (long) position * window.stride() - before + (long) tap * window.rate();
        here += at >= 0 && at < map ? 1 : 0;
      }
      inside += here;
      single += here == 1 ? 1 : 0;
    }
    return new long[] {inside, single};
  }

  private static ValidTaps taps(
      int kernel, int stride, int rate, Border border, int rows, int columns) {
    return ValidTaps.of(
        new Window.Running(kernel, kernel, stride, rate, border), MapSize.of(rows, columns));
  }
}
