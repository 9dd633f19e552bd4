package org.atrous.runtime.prediction;

import org.atrous.runtime.Normalization;
import org.atrous.runtime.data.RgbImage;

/** An image, padded with the mean colour and scaled bilinearly; made window by window. */
final class ScaledImage {
  private final RgbImage image;
  private final float[] padding = new float[3];
  private final ViewAxis rows;
  private final ViewAxis columns;
  private final float[] pixels;

  ScaledImage(RgbImage image, Normalization normalization, ViewAxis rows, ViewAxis columns) {
    this.image = image;
    this.rows = rows;
    this.columns = columns;
    this.pixels = new float[3 * rows.window() * columns.window()];
    for (int channel = 0; channel < 3; channel++) {
      padding[channel] = normalization.mean().get(channel).floatValue();
    }
  }

  /**
   * The pixels of a window.
   *
   * @param mirrored whether left and right change places
   * @return 0..255, shape {@code [1, height, width, 3]}; valid until the next call
   */
  float[] pixels(int top, int left, boolean mirrored) {
    int width = columns.window();
    for (int y = 0; y < rows.window(); y++) {
      double v = place(top + y, rows);
      for (int x = 0; x < width; x++) {
        double u = place(left + x, columns);
        int to = 3 * (y * width + (mirrored ? width - 1 - x : x));
        for (int channel = 0; channel < 3; channel++) {
          pixels[to + channel] = at(v, u, channel);
        }
      }
    }
    return pixels;
  }

  /** Where a scaled pixel lies in the image. */
  private static double place(int pixel, ViewAxis axis) {
    return axis.scaled() == axis.length() || axis.scaled() == 1
        ? pixel
        : pixel * (axis.length() - 1.0) / (axis.scaled() - 1.0);
  }

  private float at(double v, double u, int channel) {
    int y = (int) v;
    int x = (int) u;
    float down = (float) (v - y);
    float across = (float) (u - x);
    float upper = mixed(y, x, across, channel);
    return down == 0 ? upper : upper + (mixed(y + 1, x, across, channel) - upper) * down;
  }

  private float mixed(int y, int x, float across, int channel) {
    float left = at(y, x, channel);
    return across == 0 ? left : left + (at(y, x + 1, channel) - left) * across;
  }

  /** A pixel of the padded image; rounding may lead one beyond its end. */
  private float at(int y, int x, int channel) {
    int row = Math.min(y, rows.length() - 1);
    int column = Math.min(x, columns.length() - 1);
    return row < image.height() && column < image.width()
        ? image.at(row, column, channel)
        : padding[channel];
  }
}
