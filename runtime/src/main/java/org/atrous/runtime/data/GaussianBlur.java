package org.atrous.runtime.data;

/**
 * Blurs a crop by a Gaussian, cut off after three standard deviations. Neither padding nor what
 * lies beyond the crop counts: the weights of the others make up for it.
 */
final class GaussianBlur {
  private final float[] weights;

  /**
   * @param sigma standard deviation in pixels, above 0
   */
  GaussianBlur(double sigma) {
    this.weights = new float[1 + (int) Math.ceil(3 * sigma)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.exp(-i * i / (2 * sigma * sigma));
    }
  }

  /** Blurs the pixels of a crop, RGB from an offset on. */
  void apply(Placement placement, float[] images, int offset) {
    int height = placement.height();
    int width = placement.width();
    float[] colors = new float[3 * height * width];
    float[] covered = new float[height * width];
    for (int i = 0; i < covered.length; i++) {
      if (placement.covers(i / width, i % width)) {
        System.arraycopy(images, offset + 3 * i, colors, 3 * i, 3);
        covered[i] = 1;
      }
    }
    float[] sums = down(across(colors, 3 * width, 3), 3 * width);
    float[] shares = down(across(covered, width, 1), width);
    for (int i = 0; i < covered.length; i++) {
      if (covered[i] != 0) {
        for (int channel = 0; channel < 3; channel++) {
          images[offset + 3 * i + channel] = sums[3 * i + channel] / shares[i];
        }
      }
    }
  }

  /** Sums along rows of a length, whose pixels have some channels. */
  private float[] across(float[] from, int row, int channels) {
    float[] to = new float[from.length];
    for (int start = 0; start < from.length; start += row) {
      for (int k = 1 - weights.length; k < weights.length; k++) {
        int shift = k * channels;
        int first = Math.max(0, -shift);
        int count = row - Math.abs(shift);
        add(from, start + first + shift, to, start + first, count, weights[Math.abs(k)]);
      }
    }
    return to;
  }

  private float[] down(float[] from, int row) {
    float[] to = new float[from.length];
    for (int start = 0; start < from.length; start += row) {
      for (int k = 1 - weights.length; k < weights.length; k++) {
        int other = start + k * row;
        if (other >= 0 && other < from.length) {
          add(from, other, to, start, row, weights[Math.abs(k)]);
        }
      }
    }
    return to;
  }

  private static void add(float[] from, int at, float[] to, int start, int count, float weight) {
    for (int i = 0; i < count; i++) {
      to[start + i] += weight * from[at + i];
    }
  }
}
