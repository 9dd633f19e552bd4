package org.atrous.runtime.prediction;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.experiment.PixelSize;
import org.junit.jupiter.api.Test;

/** Against references that hold everything in memory and go pixel by pixel. */
final class ViewAverageTest {
  private static final int CLASSES = 4;
  private static final Normalization MEAN = Normalization.of(120, 110, 100, 1, 1, 1);

  @Test
  void oneViewIsTheSoftmaxOfTheLogits() throws IOException {
    RgbImage image = image(7, 9);

    float[][][] found = average(ViewSettings.PLAIN, image, ViewAverageTest::network);

    float[] logits = network(image.toFloats(), 7, 9);
    for (int i = 0; i < 7 * 9; i++) {
      float[] wanted = softmax(Arrays.copyOfRange(logits, i * CLASSES, (i + 1) * CLASSES));
      assertThat(found[i / 9][i % 9]).usingTolerance(1e-6).containsExactly(wanted).inOrder();
    }
  }

  @Test
  void aWindowAsLargeAsTheImageChangesNothing() throws IOException {
    RgbImage image = image(7, 9);
    for (List<Double> scales : List.of(List.of(1.0), List.of(0.5, 1.0, 1.75))) {
      ViewSettings whole = new ViewSettings(scales, true, null, null, null);
      ViewSettings window = whole.sliding(new PixelSize(20, 20), new PixelSize(3, 3));

      assertThat(average(window, image, ViewAverageTest::network))
          .isEqualTo(average(whole, image, ViewAverageTest::network));
    }
  }

  @Test
  void flipOfASymmetricNetworkChangesNothing() throws IOException {
    RgbImage image = image(7, 9);
    WindowLogits symmetric = (pixels, height, width) -> pointwise(pixels);
    for (double scale : new double[] {1.0, 1.5}) {
      ViewSettings plain = new ViewSettings(List.of(scale), false, null, null, null);
      ViewSettings flip = new ViewSettings(List.of(scale), true, null, null, null);

      float[][][] wanted = average(plain, image, symmetric);
      float[][][] found = average(flip, image, symmetric);
      for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 9; x++) {
          assertThat(found[y][x])
              .usingTolerance(scale == 1.0 ? 0 : 1e-5)
              .containsExactly(wanted[y][x])
              .inOrder();
        }
      }
    }
  }

  @Test
  void paddingChangesNothingForANetworkThatLooksAtSinglePixels() throws IOException {
    RgbImage image = image(7, 9);
    WindowLogits single = (pixels, height, width) -> pointwise(pixels);
    ViewSettings padded = new ViewSettings(List.of(1.0), false, new PixelSize(12, 8), null, null);

    assertThat(average(padded, image, single))
        .isEqualTo(average(ViewSettings.PLAIN, image, single));
  }

  @Test
  void paddingHasTheMeanColour() throws IOException {
    List<float[]> seen = new ArrayList<>();
    ViewSettings padded = new ViewSettings(List.of(1.0), false, new PixelSize(2, 4), null, null);

    average(
        padded,
        image(2, 3),
        (pixels, height, width) -> {
          seen.add(pixels);
          return network(pixels, height, width);
        });

    assertThat(Arrays.copyOfRange(seen.get(0), 9, 12)).isEqualTo(new float[] {120, 110, 100});
  }

  @Test
  void anyViewsAgreeWithTheReference() throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 40; round++) {
      int height = 1 + random.nextInt(14);
      int width = 1 + random.nextInt(14);
      PixelSize window = new PixelSize(1 + random.nextInt(9), 1 + random.nextInt(9));
      PixelSize stride =
          new PixelSize(1 + random.nextInt(window.height()), 1 + random.nextInt(window.width()));
      PixelSize pad = random.nextBoolean() ? new PixelSize(10, 8) : null;
      List<Double> scales = List.of(List.of(1.0), List.of(0.5, 1.0, 1.75)).get(round % 2);
      boolean windows = random.nextInt(4) > 0;
      ViewSettings settings =
          new ViewSettings(
              scales, random.nextBoolean(), pad, windows ? window : null, windows ? stride : null);
      RgbImage image = image(height, width);

      float[][][] found = average(settings, image, ViewAverageTest::network);
      double[][][] wanted = ReferenceViews.average(settings, image, MEAN, CLASSES);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < CLASSES; c++) {
            assertThat((double) found[y][x][c]).isWithin(1e-4).of(wanted[y][x][c]);
          }
        }
      }
    }
  }

  private static float[][][] average(ViewSettings settings, RgbImage image, WindowLogits network)
      throws IOException {
    List<float[][]> rows = new ArrayList<>();
    new ViewAverage(settings, MEAN, CLASSES, network)
        .of(
            image,
            (y, probabilities) -> {
              assertThat(y).isEqualTo(rows.size());
              float[][] row = new float[image.width()][];
              for (int x = 0; x < row.length; x++) {
                row[x] = Arrays.copyOfRange(probabilities, x * CLASSES, (x + 1) * CLASSES);
              }
              rows.add(row);
            });
    assertThat(rows).hasSize(image.height());
    return rows.toArray(new float[0][][]);
  }

  private static RgbImage image(int height, int width) {
    byte[] rgb = new byte[3 * height * width];
    new Random(height * 31L + width).nextBytes(rgb);
    return new RgbImage(height, width, rgb);
  }

  /** Logits that depend on the pixel, its left neighbour, and the place in the window. */
  static float[] network(float[] pixels, int height, int width) {
    float[] logits = pointwise(pixels);
    for (int i = 0; i < height * width; i++) {
      float left = i % width == 0 ? 0 : pixels[3 * (i - 1)];
      logits[i * CLASSES] += left / 100;
      logits[i * CLASSES + 1] += Math.floorDiv(i, width) / 10f;
      logits[i * CLASSES + 2] -= (i % width) / 10f;
    }
    return logits;
  }

  private static float[] pointwise(float[] pixels) {
    float[] logits = new float[pixels.length / 3 * CLASSES];
    for (int i = 0; i < pixels.length / 3; i++) {
      logits[i * CLASSES] = pixels[3 * i] / 100;
      logits[i * CLASSES + 1] = pixels[3 * i + 1] / 80;
      logits[i * CLASSES + 2] = pixels[3 * i + 2] / 90;
      logits[i * CLASSES + 3] = 1;
    }
    return logits;
  }

  private static float[] softmax(float[] logits) {
    double total = 0;
    for (float logit : logits) {
      total += Math.exp(logit);
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (Math.exp(logits[i]) / total);
    }
    return probabilities;
  }
}
