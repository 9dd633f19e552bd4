package org.atrous.runtime.chart;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void fourDigitsCount() {
    assertThat(Figures.significant(3.14159)).isEqualTo("3.142");
    assertThat(Figures.significant(0.00123456)).isEqualTo("0.001235");
    assertThat(Figures.significant(12345.6)).isEqualTo("12,346");
    assertThat(Figures.significant(0)).isEqualTo("0");
    assertThat(Figures.significant(2)).isEqualTo("2");
    assertThat(Figures.significant(1.5e-7)).isEqualTo("1.50e-07");
  }

  @Test
  void largeCountsHaveUnits() {
    assertThat(Figures.scaled(950)).isEqualTo("950");
    assertThat(Figures.scaled(39_048_533)).isEqualTo("39.05 M");
    assertThat(Figures.scaled(48_288_872_896.0)).isEqualTo("48.29 G");
    assertThat(Figures.scaled(5e15)).isEqualTo("5,000 T");
  }
}
