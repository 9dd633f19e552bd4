package org.atrous.runtime.data;

import java.util.Random;
import org.atrous.runtime.experiment.AugmentSettings;

/**
 * Random changes of brightness, contrast, saturation and hue, in this order, as torchvision defines
 * each; values stay in 0..255. Padding isn't changed.
 */
final class ColorJitter {
  private final float brightness;
  private final float contrast;
  private final float saturation;

  /** In sixths of the circle, from 0 to below 6. */
  private final float turn;

  private ColorJitter(double brightness, double contrast, double saturation, double hue) {
    this.brightness = (float) brightness;
    this.contrast = (float) contrast;
    this.saturation = (float) saturation;
    this.turn = (float) (6 * (hue - Math.floor(hue)));
  }

  /** Draws factors around 1, and a turn of the hue around 0. */
  static ColorJitter draw(AugmentSettings.Jitter most, Random random) {
    return new ColorJitter(
        factor(most.brightness(), random),
        factor(most.contrast(), random),
        factor(most.saturation(), random),
        most.hue() * (2 * random.nextDouble() - 1));
  }

  /** Given factors; hue is a share of the circle. */
  static ColorJitter of(double brightness, double contrast, double saturation, double hue) {
    return new ColorJitter(brightness, contrast, saturation, hue);
  }

  private static double factor(double most, Random random) {
    return Math.max(0, 1 + most * (2 * random.nextDouble() - 1));
  }

  /** Changes the pixels of a crop, RGB from an offset on. */
  void apply(Placement placement, float[] images, int offset) {
    double grey = 0;
    int covered = 0;
    for (int y = 0; y < placement.height(); y++) {
      int row = offset + 3 * y * placement.width();
      int start = row + 3 * placement.start(y);
      int end = row + 3 * placement.end(y);
      brighten(images, start, end);
      grey += grey(images, start, end);
      covered += (end - start) / 3;
    }
    float mean = covered == 0 ? 0 : (float) (grey / covered);
    for (int y = 0; y < placement.height(); y++) {
      int row = offset + 3 * y * placement.width();
      int start = row + 3 * placement.start(y);
      int end = row + 3 * placement.end(y);
      mixWithMean(images, start, end, mean);
      mixWithGrey(images, start, end);
      if (turn != 0) {
        turn(images, start, end);
      }
    }
  }

  private void brighten(float[] rgb, int start, int end) {
    for (int i = start; i < end; i++) {
      rgb[i] = Math.min(255, brightness * rgb[i]);
    }
  }

  private static double grey(float[] rgb, int start, int end) {
    double sum = 0;
    for (int at = start; at < end; at += 3) {
      sum += grey(rgb[at], rgb[at + 1], rgb[at + 2]);
    }
    return sum;
  }

  /** Luma of ITU-R BT.601. */
  private static float grey(float red, float green, float blue) {
    return 0.299f * red + 0.587f * green + 0.114f * blue;
  }

  private void mixWithMean(float[] rgb, int start, int end, float mean) {
    float rest = (1 - contrast) * mean;
    for (int i = start; i < end; i++) {
      rgb[i] = Math.max(0, Math.min(255, contrast * rgb[i] + rest));
    }
  }

  private void mixWithGrey(float[] rgb, int start, int end) {
    for (int at = start; at < end; at += 3) {
      float red = rgb[at];
      float green = rgb[at + 1];
      float blue = rgb[at + 2];
      float rest = (1 - saturation) * grey(red, green, blue);
      rgb[at] = clamp(saturation * red + rest);
      rgb[at + 1] = clamp(saturation * green + rest);
      rgb[at + 2] = clamp(saturation * blue + rest);
    }
  }

  private static float clamp(float value) {
    return value < 0 ? 0 : value > 255 ? 255 : value;
  }

  /** Turns the hue of HSV, and leaves saturation and value. */
  private void turn(float[] rgb, int start, int end) {
    for (int at = start; at < end; at += 3) {
      float red = rgb[at];
      float green = rgb[at + 1];
      float blue = rgb[at + 2];
      float value = Math.max(red, Math.max(green, blue));
      float chroma = value - Math.min(red, Math.min(green, blue));
      if (chroma == 0) {
        continue;
      }
      float sixths;
      if (value == red) {
        sixths = (green - blue) / chroma;
      } else if (value == green) {
        sixths = 2 + (blue - red) / chroma;
      } else {
        sixths = 4 + (red - green) / chroma;
      }
      sixths += turn;
      sixths = sixths < 0 ? sixths + 6 : sixths >= 6 ? sixths - 6 : sixths;
      rgb[at] = value - chroma * share(2 - Math.abs(sixths - 3));
      rgb[at + 1] = value - chroma * share(Math.abs(sixths - 2) - 1);
      rgb[at + 2] = value - chroma * share(Math.abs(sixths - 4) - 1);
    }
  }

  private static float share(float value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
  }
}
