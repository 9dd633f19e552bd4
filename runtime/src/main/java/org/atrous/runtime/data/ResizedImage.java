package org.atrous.runtime.data;

/** An image at another size: bilinear between the centres of pixels, as most networks' input is. */
public final class ResizedImage {
  private ResizedImage() {}

  /** The image at a size. */
  public static RgbImage of(RgbImage image, int height, int width) {
    byte[] pixels = new byte[3 * height * width];
    for (int y = 0; y < height; y++) {
      double v = place(y, height, image.height());
      for (int x = 0; x < width; x++) {
        double u = place(x, width, image.width());
        for (int channel = 0; channel < 3; channel++) {
          pixels[3 * (y * width + x) + channel] = (byte) Math.round(at(image, v, u, channel));
        }
      }
    }
    return new RgbImage(height, width, pixels);
  }

  private static double place(int pixel, int size, int from) {
    double place = (pixel + 0.5) * from / size - 0.5;
    return Math.max(0, Math.min(from - 1, place));
  }

  private static double at(RgbImage image, double v, double u, int channel) {
    int y = (int) v;
    int x = (int) u;
    double upper = between(image, y, x, u - x, channel);
    int below = Math.min(y + 1, image.height() - 1);
    return upper + (between(image, below, x, u - x, channel) - upper) * (v - y);
  }

  private static double between(RgbImage image, int y, int x, double across, int channel) {
    int left = image.at(y, x, channel);
    int right = image.at(y, Math.min(x + 1, image.width() - 1), channel);
    return left + (right - left) * across;
  }
}
