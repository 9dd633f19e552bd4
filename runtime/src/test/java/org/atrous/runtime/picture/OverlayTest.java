package org.atrous.runtime.picture;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.Test;

class OverlayTest {
  private static final Dataset PETS =
      Dataset.named("pets").classes("ground", "cat").color(0, 0, 0).color(200, 100, 50).build();
  private static final RgbImage GREY =
      new RgbImage(1, 2, new byte[] {100, 100, 100, 100, 100, 100});

  @Test
  void mixesImageAndColour() {
    int pixel = new Overlay(PETS, 0.5).over(GREY, labels()).getRGB(1, 0);

    assertThat(pixel).isEqualTo(0xff000000 | 150 << 16 | 100 << 8 | 75);
  }

  @Test
  void showsColourAloneAtAlphaOne() {
    assertThat(new Overlay(PETS, 1).over(GREY, labels()).getRGB(1, 0))
        .isEqualTo(0xff000000 | 200 << 16 | 100 << 8 | 50);
  }

  @Test
  void showsImageInGrey() {
    RgbImage red = new RgbImage(1, 1, new byte[] {(byte) 200, 0, 0});

    assertThat(new Overlay(PETS, 0).over(red, LabelMap.of(1, 1, new int[] {1})).getRGB(0, 0))
        .isEqualTo(0xff3c3c3c);
  }

  @Test
  void enlargesLabelsToSquares() {
    var picture = new Overlay(PETS, 1).over(GREY, labels(), 3);

    assertThat(picture.getWidth()).isEqualTo(6);
    assertThat(picture.getHeight()).isEqualTo(3);
    assertThat(picture.getRGB(2, 2)).isEqualTo(0xff000000);
    assertThat(picture.getRGB(3, 0)).isEqualTo(0xffc86432);
  }

  @Test
  void refusesLabelsOfAnotherSize() {
    LabelMap tall = LabelMap.of(2, 1, new int[] {0, 0});

    assertThrows(IllegalArgumentException.class, () -> new Overlay(PETS, 0.5).over(GREY, tall));
  }

  private static LabelMap labels() {
    return LabelMap.of(1, 2, new int[] {0, 1});
  }
}
