package org.atrous.runtime.chart;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static List<String> texts(Scale scale) {
    return scale.ticks().stream().map(Scale.Tick::text).toList();
  }

  @Test
  void evenScaleEndsAtRoundValues() {
    Scale scale = Scale.even(0.13, 2.9, 0, 100, 5);

    assertThat(texts(scale)).containsExactly("0", "1", "2", "3").inOrder();
    assertThat(scale.at(0)).isEqualTo(0.0);
    assertThat(scale.at(3)).isEqualTo(100.0);
  }

  @Test
  void ticksHaveAsManyDigitsAsTheyNeed() {
    assertThat(texts(Scale.even(0, 0.007, 0, 1, 5)))
        .containsExactly("0.000", "0.002", "0.004", "0.006", "0.008")
        .inOrder();
    assertThat(texts(Scale.even(0, 20_000, 0, 1, 4))).contains("10,000");
  }

  @Test
  void smallTicksHavePowersOfTen() {
    assertThat(texts(Scale.even(0.00001, 0.000021, 0, 1, 3)))
        .containsExactly("1e-5", "1.5e-5", "2e-5", "2.5e-5")
        .inOrder();
  }

  @Test
  void valuesThatAreAllTheSameHaveAScale() {
    Scale scale = Scale.even(0.01, 0.01, 0, 100, 5);

    assertThat(scale.at(0.01)).isAtLeast(0.0);
    assertThat(scale.at(0.01)).isAtMost(100.0);
    assertThat(Scale.even(0, 0, 0, 100, 5).at(0)).isEqualTo(0.0);
  }

  @Test
  void tightScaleEndsWhereItsValuesDo() {
    Scale scale = Scale.tight(1, 1500, 0, 100, 5);

    assertThat(scale.at(1500)).isEqualTo(100.0);
    assertThat(texts(scale)).containsExactly("500", "1,000", "1,500").inOrder();
  }

  @Test
  void equalRatiosAreEqualDistancesOnALogarithmicScale() {
    Scale scale = Scale.logarithmic(1e9, 1e11, 0, 100);

    double first = scale.at(1e10) - scale.at(1e9);
    assertThat(scale.at(1e11) - scale.at(1e10)).isWithin(1e-9).of(first);
    assertThat(texts(scale)).containsAtLeast("1 G", "10 G", "100 G").inOrder();
  }

  @Test
  void valuesCloseTogetherHaveTicksToo() {
    assertThat(texts(Scale.logarithmic(5.2e6, 5.6e6, 0, 100)))
        .containsExactly("5.2 M", "5.4 M", "5.6 M")
        .inOrder();
  }
}
