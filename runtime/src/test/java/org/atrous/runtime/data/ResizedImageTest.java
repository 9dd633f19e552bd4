package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class ResizedImageTest {
  private static final RgbImage TWO =
      new RgbImage(1, 2, new byte[] {0, 10, 20, 100, (byte) 210, 120});

  @Test
  void halfTheSizeIsTheMeanOfTwo() {
    RgbImage one = ResizedImage.of(TWO, 1, 1);

    assertThat(one.at(0, 0, 0)).isEqualTo(50);
    assertThat(one.at(0, 0, 1)).isEqualTo(110);
  }

  @Test
  void twiceTheSizeLiesBetweenCentres() {
    RgbImage four = ResizedImage.of(TWO, 2, 4);

    assertThat(four.at(1, 0, 0)).isEqualTo(0);
    assertThat(four.at(1, 1, 0)).isEqualTo(25);
    assertThat(four.at(1, 2, 0)).isEqualTo(75);
    assertThat(four.at(1, 3, 0)).isEqualTo(100);
  }
}
