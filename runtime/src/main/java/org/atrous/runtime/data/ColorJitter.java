package org.atrous.runtime.data;

import java.util.Random;
import org.atrous.runtime.experiment.AugmentSettings;

/**
 * Random changes of brightness, contrast, saturation and hue, in this order, as torchvision defines
 * each; values stay in 0..255. Padding isn't changed.
 */
final class ColorJitter {
  private final double brightness;
  private final double contrast;
  private final double saturation;
  private final double hue;

  private ColorJitter(double brightness, double contrast, double saturation, double hue) {
    this.brightness = brightness;
    this.contrast = contrast;
    this.saturation = saturation;
    this.hue = hue;
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
    int pixels = placement.height() * placement.width();
    double grey = 0;
    int covered = 0;
    for (int i = 0, at = offset; i < pixels; i++, at += 3) {
      if (placement.covers(i / placement.width(), i % placement.width())) {
        for (int channel = 0; channel < 3; channel++) {
          images[at + channel] = clamp(brightness * images[at + channel]);
        }
        grey += grey(images, at);
        covered++;
      }
    }
    double mean = covered == 0 ? 0 : grey / covered;
    for (int i = 0, at = offset; i < pixels; i++, at += 3) {
      if (placement.covers(i / placement.width(), i % placement.width())) {
        blend(images, at, contrast, mean);
        blend(images, at, saturation, grey(images, at));
        if (hue != 0) {
          turn(images, at);
        }
      }
    }
  }

  /** Luma of ITU-R BT.601. */
  private static double grey(float[] rgb, int at) {
    return 0.299 * rgb[at] + 0.587 * rgb[at + 1] + 0.114 * rgb[at + 2];
  }

  private static void blend(float[] rgb, int at, double factor, double other) {
    if (factor == 1) {
      return;
    }
    for (int channel = 0; channel < 3; channel++) {
      rgb[at + channel] = clamp(factor * rgb[at + channel] + (1 - factor) * other);
    }
  }

  private static float clamp(double value) {
    return (float) Math.max(0, Math.min(255, value));
  }

  /** Turns the hue of HSV, and leaves saturation and value. */
  private void turn(float[] rgb, int at) {
    double red = rgb[at];
    double green = rgb[at + 1];
    double blue = rgb[at + 2];
    double value = Math.max(red, Math.max(green, blue));
    double chroma = value - Math.min(red, Math.min(green, blue));
    if (chroma == 0) {
      return;
    }
    double sixth;
    if (value == red) {
      sixth = (green - blue) / chroma;
    } else if (value == green) {
      sixth = 2 + (blue - red) / chroma;
    } else {
      sixth = 4 + (red - green) / chroma;
    }
    sixth += 6 * hue;
    rgb[at] = channel(value, chroma, sixth + 5);
    rgb[at + 1] = channel(value, chroma, sixth + 3);
    rgb[at + 2] = channel(value, chroma, sixth + 1);
  }

  /** A channel of a hue, counted in sixths from where the channel begins to fall. */
  private static float channel(double value, double chroma, double sixth) {
    double k = ((sixth % 6) + 6) % 6;
    return clamp(value - chroma * Math.max(0, Math.min(1, Math.min(k, 4 - k))));
  }
}
