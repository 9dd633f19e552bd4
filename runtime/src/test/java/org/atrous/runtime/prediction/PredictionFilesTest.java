package org.atrous.runtime.prediction;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionFilesTest {
  private static final Dataset DATASET =
      Dataset.named("data").classes("sky", "road").color(1, 2, 3).color(40, 50, 60).build();

  private final PredictionFiles files;

  PredictionFilesTest(@TempDir Path folder) {
    files = new PredictionFiles(folder, DATASET);
  }

  @Test
  void labelFileHoldsClassesInTheirColours() throws IOException {
    Path image = Path.of("photos", "street.jpg");

    files.write(image, new RgbImage(1, 2, new byte[6]), new LabelMap(1, 2, new byte[] {0, 1}));

    BufferedImage label = ImageIO.read(files.label(image).toFile());
    assertThat(label.getRaster().getSample(1, 0, 0)).isEqualTo(1);
    assertThat(label.getRGB(1, 0)).isEqualTo(0xff28323c);
    assertThat(files.overlay(image).toFile().isFile()).isTrue();
  }

  @Test
  void namesAreThoseOfTheImagesAndNeverTheSame() {
    assertThat(files.label(Path.of("a.b/street.view.png")).getFileName().toString())
        .isEqualTo("street.view_label.png");
    assertThat(files.overlay(Path.of("street")).getFileName().toString())
        .isEqualTo("street_overlay.png");
  }

  @Test
  void imagesThatWouldShareAFileAreRefused() {
    List<Path> images = List.of(Path.of("a/x.jpg"), Path.of("b/y.jpg"), Path.of("b/x.png"));

    DataException e = assertThrows(DataException.class, () -> files.requireDistinct(images));

    assertThat(e).hasMessageThat().contains("`a/x.jpg` and `b/x.png` would both be");
  }
}
