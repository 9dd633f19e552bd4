package org.atrous.runtime.data.shapes;

import java.util.Arrays;
import java.util.Random;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;

/** An image and its labels while they are drawn. */
final class Canvas {
  /** How far noise moves a channel at most. */
  private static final int NOISE = 16;

  private final int height;
  private final int width;
  private final double border;
  private final Tint[] tints;
  private final byte[] labels;

  Canvas(int height, int width) {
    this.height = height;
    this.width = width;
    this.border = Math.min(height, width) / 96.0;
    this.tints = new Tint[height * width];
    this.labels = new byte[height * width];
    Arrays.fill(tints, new Tint(0, 0, 0));
  }

  /** Fills the background with soft clouds of three colours. */
  void background(Random random) {
    Tint base = Tint.muted(random);
    Tint warm = Tint.muted(random);
    Tint cool = Tint.muted(random);
    Clouds first = new Clouds(random);
    Clouds second = new Clouds(random);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double v = (y + 0.5) / height;
        double u = (x + 0.5) / width;
        tints[y * width + x] = base.mix(warm, first.at(v, u)).mix(cool, second.at(v, u));
      }
    }
  }

  /** Draws a shape over what is there; a seam round its outline has no class. */
  void draw(Shape shape) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double distance = shape.distance(y + 0.5, x + 0.5);
        int at = y * width + x;
        double cover = Math.max(0, Math.min(1, 0.5 - distance));
        if (cover > 0) {
          tints[at] = tints[at].mix(shape.tint(y + 0.5, x + 0.5), cover);
        }
        if (distance < border) {
          labels[at] = (byte) (distance < -border ? shape.form().label() : LabelMap.IGNORE);
        }
      }
    }
  }

  /** The picture, lit from one side and with noise on every channel. */
  RgbImage image(Random random) {
    double slopeY = random.nextDouble() - 0.5;
    double slopeX = random.nextDouble() - 0.5;
    byte[] rgb = new byte[3 * height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double light =
            1 + 0.4 * (slopeY * ((y + 0.5) / height - 0.5) + slopeX * ((x + 0.5) / width - 0.5));
        Tint tint = tints[y * width + x];
        int at = 3 * (y * width + x);
        rgb[at] = noisy(tint.red() * light, random);
        rgb[at + 1] = noisy(tint.green() * light, random);
        rgb[at + 2] = noisy(tint.blue() * light, random);
      }
    }
    return new RgbImage(height, width, rgb);
  }

  private static byte noisy(double value, Random random) {
    int noise = random.nextInt(NOISE + 1) + random.nextInt(NOISE + 1) - NOISE;
    return (byte) Math.max(0, Math.min(255, Math.round(value) + noise));
  }

  LabelMap labels() {
    return new LabelMap(height, width, labels);
  }
}
