package org.atrous.runtime.picture;

import static com.google.common.truth.Truth.assertThat;

import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.junit.jupiter.api.Test;

class ReductionTest {
  @Test
  void pixelIsTheMeanOfThoseItStandsFor() {
    byte[] pixels = new byte[3 * 2 * 4];
    pixels[0] = (byte) 200;
    pixels[3] = 100;

    RgbImage small = new Reduction(2, 4, 2).of(new RgbImage(2, 4, pixels));

    assertThat(small.height()).isEqualTo(1);
    assertThat(small.width()).isEqualTo(2);
    assertThat(small.at(0, 0, 0)).isEqualTo(75);
    assertThat(small.at(0, 1, 0)).isEqualTo(0);
  }

  @Test
  void labelIsTheOneInTheMiddle() {
    LabelMap labels = new LabelMap(1, 6, new byte[] {1, 2, 3, 4, 5, 6});

    LabelMap small = new Reduction(1, 6, 2).of(labels);

    assertThat(small.toInts()).isEqualTo(new int[] {2, 5});
  }

  @Test
  void smallImagesStay() {
    LabelMap labels = new LabelMap(2, 2, new byte[] {1, 2, 3, 4});

    assertThat(new Reduction(2, 2, 512).of(labels).toInts()).isEqualTo(labels.toInts());
  }
}
