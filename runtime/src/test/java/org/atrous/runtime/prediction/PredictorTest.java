package org.atrous.runtime.prediction;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.experiment.PixelSize;
import org.atrous.runtime.networks.ShapesNetwork;
import org.atrous.runtime.networks.ShapesRun;
import org.atrous.runtime.networks.ShapesSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorTest {
  @TempDir private static Path folder;
  private static Checkpoint checkpoint;

  @BeforeAll
  static void train() throws Exception {
    checkpoint =
        ShapesRun.train(ShapesRun.create(folder.resolve("run"), ShapesSpec.recipe(2, 0.05)));
  }

  @Test
  void predictionHasTheSizeOfTheImage() throws Exception {
    try (Predictor predictor = new Predictor(new ShapesNetwork(), 4, checkpoint)) {
      LabelMap prediction = predictor.predict(image(17, 40));

      assertThat(prediction.height()).isEqualTo(17);
      assertThat(prediction.width()).isEqualTo(40);
    }
  }

  @Test
  void moreSizesThanAreKeptArePredictedAllTheSame() throws Exception {
    try (Predictor predictor = new Predictor(new ShapesNetwork(), 8, checkpoint)) {
      int[] first = predictor.predict(image(20, 20)).toInts();
      for (int width = 21; width < 28; width++) {
        assertThat(predictor.predict(image(20, width)).width()).isEqualTo(width);
      }

      assertThat(predictor.predict(image(20, 20)).toInts()).isEqualTo(first);
    }
  }

  @Test
  void likeliestClassesOfOneViewAreThoseOfTheGraph() throws Exception {
    try (Predictor predictor = new Predictor(new ShapesNetwork(), 8, checkpoint)) {
      List<Float> sums = new ArrayList<>();
      LabelMap labels =
          predictor.predict(
              image(20, 30),
              (y, row) -> {
                for (int from = 0; from < row.length; from += row.length / 30) {
                  float sum = 0;
                  for (int c = 0; c < row.length / 30; c++) {
                    sum += row[from + c];
                  }
                  sums.add(sum);
                }
              });

      assertThat(labels.toInts()).isEqualTo(predictor.predict(image(20, 30)).toInts());
      assertThat(sums).hasSize(600);
      sums.forEach(sum -> assertThat(sum).isWithin(1e-5f).of(1));
    }
  }

  @Test
  void windowsOfOneSizeServeImagesOfAllLargerSizes() throws Exception {
    ViewSettings windows = ViewSettings.PLAIN.sliding(new PixelSize(16, 16), new PixelSize(8, 16));
    try (Predictor predictor = new Predictor(new ShapesNetwork(), 8, windows, checkpoint)) {
      LabelMap prediction = predictor.predict(image(45, 31));

      assertThat(prediction.height()).isEqualTo(45);
      assertThat(prediction.width()).isEqualTo(31);
    }
  }

  @Test
  void outputStrideThatTheNetworkDoesNotHaveIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Predictor(new ShapesNetwork(), 16, checkpoint));
  }

  private static RgbImage image(int height, int width) {
    byte[] rgb = new byte[3 * height * width];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 31);
    }
    return new RgbImage(height, width, rgb);
  }
}
