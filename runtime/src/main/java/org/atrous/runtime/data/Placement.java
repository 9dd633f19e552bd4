package org.atrous.runtime.data;

/**
 * Where each pixel of a crop comes from. Images are sampled bilinearly, labels to the nearest
 * value, both with pixel centres at one half: a pixel and its label stay together. What comes from
 * nowhere is padding.
 */
abstract class Placement {
  private final int height;
  private final int width;

  /** A crop of a size. */
  Placement(int height, int width) {
    this.height = height;
    this.width = width;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** Whether a pixel of the crop comes from the image, and isn't padding. */
  abstract boolean covers(int y, int x);

  /** Writes the crop of an image, RGB, from an offset on. */
  abstract void image(RgbImage image, float[] padding, float[] to, int offset);

  /** Writes the crop of labels from an offset on. */
  abstract void label(LabelMap label, int[] to, int offset);

  /** Mixes the four pixels around a position. */
  static void mix(
      byte[] from,
      int upperLeft,
      int upperRight,
      int lowerLeft,
      int lowerRight,
      float across,
      float down,
      float[] to,
      int at) {
    for (int channel = 0; channel < 3; channel++) {
      float a = from[upperLeft + channel] & 0xff;
      float b = from[upperRight + channel] & 0xff;
      float c = from[lowerLeft + channel] & 0xff;
      float d = from[lowerRight + channel] & 0xff;
      float top = a + (b - a) * across;
      to[at + channel] = top + (c + (d - c) * across - top) * down;
    }
  }
}
