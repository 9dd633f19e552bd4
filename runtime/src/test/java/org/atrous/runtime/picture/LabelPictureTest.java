package org.atrous.runtime.picture;

import static com.google.common.truth.Truth.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.LabelReader;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelPictureTest {
  private static final Dataset PETS =
      Dataset.named("pets")
          .classes("ground", "cat")
          .color(1, 2, 3)
          .color(255, 0, 9)
          .ignore(255)
          .build();
  private static final LabelMap LABELS = LabelMap.of(1, 3, new int[] {1, 0, LabelMap.IGNORE});

  @Test
  void showsColoursOfClasses() {
    BufferedImage picture = LabelPicture.of(LABELS, PETS);

    assertThat(picture.getRGB(0, 0)).isEqualTo(0xffff0009);
    assertThat(picture.getRGB(1, 0)).isEqualTo(0xff010203);
    assertThat(picture.getRGB(2, 0)).isEqualTo(0xffe0e0c0);
  }

  @Test
  void isReadBackAsLabels(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("results/a.png");

    PngFile.write(file, LabelPicture.of(LABELS, PETS));

    assertThat(new LabelReader(PETS).read(file).toInts()).isEqualTo(LABELS.toInts());
    assertThat(ImageIO.read(file.toFile()).getRaster().getNumBands()).isEqualTo(1);
  }

  @Test
  void isTheSameFileMadeByRow(@TempDir Path folder) throws IOException {
    LabelMap two = LabelMap.of(2, 2, new int[] {1, 0, LabelMap.IGNORE, 1});
    Path whole = folder.resolve("whole.png");
    Path byRow = folder.resolve("row.png");

    PngFile.write(whole, LabelPicture.of(two, PETS));
    PngFile.write(byRow, LabelPicture.byRow(two, PETS));

    assertThat(Files.readAllBytes(byRow)).isEqualTo(Files.readAllBytes(whole));
  }
}
