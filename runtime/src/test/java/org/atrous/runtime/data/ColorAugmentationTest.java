package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import java.awt.Color;
import java.util.Arrays;
import java.util.Random;
import org.atrous.runtime.experiment.AugmentSettings;
import org.atrous.runtime.experiment.Recipe;
import org.junit.jupiter.api.Test;

/** Changes of colours and sharpness, on a few pixels. */
class ColorAugmentationTest {
  private static final float[] TWO = {100, 50, 200, 20, 250, 0};

  @Test
  void brightensUpToWhite() {
    assertThat(changed(ColorJitter.of(1.5, 1, 1, 0)))
        .isEqualTo(new float[] {150, 75, 255, 30, 255, 0});
  }

  @Test
  void mixesContrastWithTheMeanGrey() {
    // Greys 82.05 and 152.73 have the mean 117.39.
    float[] expected = {108.695f, 83.695f, 158.695f, 68.695f, 183.695f, 58.695f};
    assertNear(changed(ColorJitter.of(1, 0.5, 1, 0)), expected);
  }

  @Test
  void takesSaturationAway() {
    assertNear(
        changed(ColorJitter.of(1, 1, 0, 0)),
        new float[] {82.05f, 82.05f, 82.05f, 152.73f, 152.73f, 152.73f});
  }

  /** Against Java's own colours. */
  @Test
  void turnsTheHueAsHsvHasIt() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      int red = random.nextInt(256);
      int green = random.nextInt(256);
      int blue = random.nextInt(256);
      float turn = random.nextFloat() - 0.5f;
      float[] pixel = {red, green, blue};
      ColorJitter.of(1, 1, 1, turn).apply(whole(1, 1), pixel, 0);
      float[] hsb = Color.RGBtoHSB(red, green, blue, null);
      Color expected = new Color(Color.HSBtoRGB(hsb[0] + turn, hsb[1], hsb[2]));
      assertThat(pixel[0]).isWithin(0.51f).of(expected.getRed());
      assertThat(pixel[1]).isWithin(0.51f).of(expected.getGreen());
      assertThat(pixel[2]).isWithin(0.51f).of(expected.getBlue());
    }
  }

  @Test
  void drawsFactorsWithinTheirRange() {
    AugmentSettings.Jitter bright = new AugmentSettings.Jitter(0.2, 0, 0, 0);
    float least = Float.MAX_VALUE;
    float most = 0;
    for (int seed = 0; seed < 500; seed++) {
      float[] pixel = {100, 100, 100};
      ColorJitter.draw(bright, Seeds.at(seed)).apply(whole(1, 1), pixel, 0);
      least = Math.min(least, pixel[0]);
      most = Math.max(most, pixel[0]);
    }
    assertThat(least).isWithin(1).of(80.5f);
    assertThat(most).isWithin(1).of(119.5f);
  }

  @Test
  void blursByTheGaussian() {
    float[] row = new float[3 * 9];
    row[3 * 4] = 100;
    new GaussianBlur(1).apply(whole(1, 9), row, 0);

    double[] weights = {1, Math.exp(-0.5), Math.exp(-2), Math.exp(-4.5)};
    double sum = weights[0] + 2 * (weights[1] + weights[2] + weights[3]);
    assertThat(row[3 * 4]).isWithin(1e-3f).of((float) (100 * weights[0] / sum));
    assertThat(row[3 * 3]).isWithin(1e-3f).of((float) (100 * weights[1] / sum));
    // One step from the edge, a weight is missing and the others make up for it.
    assertThat(row[3 * 2]).isWithin(1e-3f).of((float) (100 * weights[2] / (sum - weights[3])));
    assertThat(row[3 * 8]).isEqualTo(0);
  }

  @Test
  void blursAcrossAndDownAlikeAndLeavesWhatIsEven() {
    float[] square = new float[3 * 49];
    square[3 * 24 + 1] = 100;
    new GaussianBlur(0.8).apply(whole(7, 7), square, 0);
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 7; x++) {
        assertThat(square[3 * (7 * y + x) + 1]).isWithin(1e-4f).of(square[3 * (7 * x + y) + 1]);
      }
    }
    float[] even = new float[3 * 25];
    Arrays.fill(even, 77);
    new GaussianBlur(2).apply(whole(5, 5), even, 0);
    for (float value : even) {
      assertThat(value).isWithin(1e-4f).of(77);
    }
  }

  @Test
  void leavesPaddingAndIsNotStainedByIt() {
    Recipe recipe = Drawn.recipe(2, 3).jitter(0.5, 0.5, 0.5, 0.2).blur(1, 3).build();
    Recipe blurred = Drawn.recipe(2, 3).blur(1, 3).build();
    Sample even = new Sample("a", new RgbImage(1, 2, even(90)), new LabelMap(1, 2, new byte[2]));
    for (int step = 1; step <= 20; step++) {
      float[] images = crop(recipe, even, step);
      for (int i : new int[] {2, 3, 4, 5}) {
        assertThat(images[3 * i]).isEqualTo(10);
        assertThat(images[3 * i + 2]).isEqualTo(30);
      }
      assertThat(crop(blurred, even, step)[3]).isWithin(1e-4f).of(90);
    }
  }

  @Test
  void changesNothingElseThanWhatIsAskedFor() {
    Sample sample = Drawn.ramp("a", 30, 30);
    Recipe plain = Drawn.recipe(8, 8).scale(0.5, 2).flip().build();
    Recipe jittered = Drawn.recipe(8, 8).scale(0.5, 2).flip().jitter(0, 0, 0, 0).build();

    assertThat(crop(jittered, sample, 4)).isEqualTo(crop(plain, sample, 4));
    Recipe blurred = Drawn.recipe(8, 8).scale(0.5, 2).flip().blur(1, 2).build();
    assertThat(crop(blurred, sample, 4)).isEqualTo(crop(blurred, sample, 4));
    assertThat(crop(blurred, sample, 4)).isNotEqualTo(crop(plain, sample, 4));
  }

  private static byte[] even(int value) {
    byte[] rgb = new byte[6];
    Arrays.fill(rgb, (byte) value);
    return rgb;
  }

  private static Placement whole(int height, int width) {
    return new StraightPlacement(
        new StraightPlacement.Axis(height, height, 0, height, false),
        new StraightPlacement.Axis(width, width, 0, width, false));
  }

  private static float[] changed(ColorJitter jitter) {
    float[] pixels = TWO.clone();
    jitter.apply(whole(1, 2), pixels, 0);
    return pixels;
  }

  private static float[] crop(Recipe recipe, Sample sample, int step) {
    int pixels = recipe.cropHeight() * recipe.cropWidth();
    float[] images = new float[3 * pixels];
    new Augmentation(recipe, Drawn.MEAN, 5).apply(sample, step, 0, images, new int[pixels]);
    return images;
  }

  private static void assertNear(float[] actual, float[] expected) {
    assertThat(actual).usingTolerance(1e-3).containsExactly(expected).inOrder();
  }
}
