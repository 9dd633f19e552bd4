package org.atrous.runtime.picture;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void hasTheSamePixelsMadeByRow(@TempDir Path folder) throws IOException {
    RgbImage image =
        new RgbImage(2, 2, new byte[] {9, 99, (byte) 199, 0, 0, 0, 50, 60, 70, (byte) 255, 1, 2});
    LabelMap labels = LabelMap.of(2, 2, new int[] {1, 0, LabelMap.IGNORE, 1});
    Overlay overlay = new Overlay(PETS, 0.6);
    Path file = folder.resolve("overlay.png");

    PngFile.write(file, overlay.overByRow(image, labels));

    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getRGB(0, 0, 2, 2, null, 0, 2))
        .isEqualTo(overlay.over(image, labels).getRGB(0, 0, 2, 2, null, 0, 2));
  }

  @Test
  void onlyTheRowsThatAreAskedForAreMade() {
    List<Integer> made = new ArrayList<>();
    RowPicture picture =
        new RowPicture(3, 4, ColorModel.getRGBdefault(), (y, samples) -> made.add(y));

    assertThat(picture.getData(new Rectangle(1, 2, 2, 1)).getWidth()).isEqualTo(2);
    assertThat(made).containsExactly(2);
  }

  private static LabelMap labels() {
    return LabelMap.of(1, 2, new int[] {0, 1});
  }
}
