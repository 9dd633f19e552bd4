package org.atrous.runtime.picture;

import static com.google.common.truth.Truth.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.junit.jupiter.api.Test;

final class ConfusionPictureTest {
  @Test
  void cellsAreShadedByTheirShareOfTheRowAndEmptyRowsAreGrey() {
    ConfusionMatrix matrix = new ConfusionMatrix(3);
    matrix.add(new int[] {0, 0, 1, 1, 1, 1}, new int[] {0, 0, 0, 0, 0, 1});

    BufferedImage picture = ConfusionPicture.of(List.of("sky", "road", "pole"), matrix);

    assertThat(corner(picture, 0, 0)).isEqualTo(0x08306b);
    assertThat(corner(picture, 0, 1)).isEqualTo(0xf5f5ff);
    assertThat(blue(corner(picture, 1, 0))).isLessThan(blue(corner(picture, 1, 1)));
    assertThat(corner(picture, 2, 0)).isEqualTo(0xe1e1e1);
  }

  private static int blue(int rgb) {
    return rgb & 0xff;
  }

  /** The colour of a cell's lower right corner, which no number touches. */
  private static int corner(BufferedImage picture, int row, int column) {
    int end = picture.getWidth() - 14;
    return picture.getRGB(end - (3 - column) * 36 + 33, end - (3 - row) * 36 + 33) & 0xffffff;
  }
}
