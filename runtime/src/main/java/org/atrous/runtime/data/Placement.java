package org.atrous.runtime.data;

/**
 * Where each pixel of a crop comes from. Images are sampled bilinearly, labels to the nearest
 * value, both with pixel centres at one half: a pixel and its label stay together. What comes from
 * nowhere is padding; in a row it lies before and after what comes from the image.
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

  /** The first column of a row that comes from the image. */
  abstract int start(int y);

  /** The column after the last that comes from the image; {@link #start} where none does. */
  abstract int end(int y);

  /** Writes the crop of an image, RGB, from an offset on. */
  abstract void image(RgbImage image, float[] padding, float[] to, int offset);

  /** Writes the crop of labels from an offset on. */
  abstract void label(LabelMap label, int[] to, int offset);

  /** Writes padding, RGB, from one index up to another. */
  static void pad(float[] padding, float[] to, int start, int end) {
    for (int at = start; at < end; at += 3) {
      System.arraycopy(padding, 0, to, at, 3);
    }
  }
}
