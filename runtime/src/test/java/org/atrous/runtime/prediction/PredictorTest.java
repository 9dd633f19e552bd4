package org.atrous.runtime.prediction;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
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
  void predictionHasTheSizeOfTheImage() {
    try (Predictor predictor = new Predictor(new ShapesNetwork(), 4, checkpoint)) {
      LabelMap prediction = predictor.predict(image(17, 40));

      assertThat(prediction.height()).isEqualTo(17);
      assertThat(prediction.width()).isEqualTo(40);
    }
  }

  @Test
  void moreSizesThanAreKeptArePredictedAllTheSame() {
    try (Predictor predictor = new Predictor(new ShapesNetwork(), 8, checkpoint)) {
      int[] first = predictor.predict(image(20, 20)).toInts();
      for (int width = 21; width < 28; width++) {
        assertThat(predictor.predict(image(20, width)).width()).isEqualTo(width);
      }

      assertThat(predictor.predict(image(20, 20)).toInts()).isEqualTo(first);
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
