package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is fast on rows gives what the definitions give on single pixels. */
class PlainAugmentationTest {
  private static final int HEIGHT = 23;
  private static final int WIDTH = 19;
  private static final float[] PADDING = {10, 20, 30};

  @Test
  void mixesTheFourPixelsAround() {
    Random random = new Random(1);
    for (int trial = 0; trial < 50; trial++) {
      RgbImage image = noise(1 + random.nextInt(40), 1 + random.nextInt(40), random);
      int height = 1 + random.nextInt(60);
      int width = 1 + random.nextInt(60);
      int top = random.nextInt(Math.max(1, height - HEIGHT + 1));
      int left = random.nextInt(Math.max(1, width - WIDTH + 1));
      boolean mirrored = random.nextBoolean();
      float[] crop = new float[3 * HEIGHT * WIDTH];
      straight(image, height, width, top, left, mirrored).image(image, PADDING, crop, 0);

      for (int i = 0; i < HEIGHT * WIDTH; i++) {
        int y = top + i / WIDTH;
        int x = left + (mirrored ? WIDTH - 1 - i % WIDTH : i % WIDTH);
        for (int channel = 0; channel < 3; channel++) {
          double expected =
              y >= height || x >= width
                  ? PADDING[channel]
                  : at(
                      image,
                      (y + 0.5) * image.height() / height - 0.5,
                      (x + 0.5) * image.width() / width - 0.5,
                      channel);
          assertThat(crop[3 * i + channel]).isWithin(1e-2f).of((float) expected);
        }
      }
    }
  }

  @Test
  void changesColoursPixelByPixel() {
    Random random = new Random(2);
    for (int trial = 0; trial < 50; trial++) {
      Drawing drawing = new Drawing(random);
      double brightness = 2 * random.nextDouble();
      double contrast = 2 * random.nextDouble();
      double saturation = 2 * random.nextDouble();
      double hue = random.nextDouble() - 0.5;
      double[] expected = drawing.values();
      PlainColors.jitter(expected, drawing.mask(), brightness, contrast, saturation, hue);
      ColorJitter.of(brightness, contrast, saturation, hue)
          .apply(drawing.placement, drawing.crop, 0);

      drawing.assertNear(expected, 0.01f);
      for (float value : drawing.crop) {
        assertThat(value >= 0 && value <= 255).isTrue();
      }
    }
  }

  @Test
  void blursByTheWholeWindow() {
    Random random = new Random(3);
    for (int trial = 0; trial < 20; trial++) {
      Drawing drawing = new Drawing(random);
      double sigma = 0.1 + 2.5 * random.nextDouble();
      double[] expected = PlainColors.blurred(drawing.values(), drawing.mask(), WIDTH, sigma);
      new GaussianBlur(sigma).apply(drawing.placement, drawing.crop, 0);

      drawing.assertNear(expected, 0.01f);
    }
  }

  /** A crop of noise, straight or turned, with its padding. */
  private static final class Drawing {
    private final Placement placement;
    private final float[] crop = new float[3 * HEIGHT * WIDTH];

    Drawing(Random random) {
      RgbImage image = noise(12 + random.nextInt(20), 12 + random.nextInt(20), random);
      placement =
          random.nextBoolean()
              ? straight(image, image.height(), image.width(), 0, 0, random.nextBoolean())
              : new RotatedPlacement(
                  new RotatedPlacement.Size(image.height(), image.width()),
                  new RotatedPlacement.Size(image.height(), image.width()),
                  new RotatedPlacement.Size(0, 0),
                  new RotatedPlacement.Size(HEIGHT, WIDTH),
                  360 * random.nextDouble(),
                  random.nextBoolean());
      placement.image(image, PADDING, crop, 0);
    }

    double[] values() {
      double[] values = new double[crop.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = crop[i];
      }
      return values;
    }

    /** Which pixels come from the image. */
    boolean[] mask() {
      boolean[] mask = new boolean[HEIGHT * WIDTH];
      for (int i = 0; i < mask.length; i++) {
        int x = i % WIDTH;
        mask[i] = x >= placement.start(i / WIDTH) && x < placement.end(i / WIDTH);
      }
      return mask;
    }

    void assertNear(double[] expected, float tolerance) {
      for (int i = 0; i < crop.length; i++) {
        assertThat(crop[i]).isWithin(tolerance).of((float) expected[i]);
      }
    }
  }

  private static Placement straight(
      RgbImage image, int height, int width, int top, int left, boolean mirrored) {
    return new StraightPlacement(
        new StraightPlacement.Axis(image.height(), height, top, HEIGHT, false),
        new StraightPlacement.Axis(image.width(), width, left, WIDTH, mirrored));
  }

  private static RgbImage noise(int height, int width, Random random) {
    byte[] rgb = new byte[3 * height * width];
    random.nextBytes(rgb);
    return new RgbImage(height, width, rgb);
  }

  private static double at(RgbImage image, double row, double column, int channel) {
    double y = Math.max(0, Math.min(image.height() - 1, row));
    double x = Math.max(0, Math.min(image.width() - 1, column));
    int top = (int) y;
    int left = (int) x;
    int below = Math.min(image.height() - 1, top + 1);
    int right = Math.min(image.width() - 1, left + 1);
    double upper = mix(image.at(top, left, channel), image.at(top, right, channel), x - left);
    double lower = mix(image.at(below, left, channel), image.at(below, right, channel), x - left);
    return mix(upper, lower, y - top);
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
