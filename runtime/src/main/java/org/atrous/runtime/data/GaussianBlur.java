package org.atrous.runtime.data;

import java.util.Arrays;

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
    int reach = weights.length - 1;
    int row = 3 * placement.width();
    // Rows that are still to be read are kept blurred across, for the crop is overwritten.
    BlurredRow[] rows = new BlurredRow[2 * reach + 1];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new BlurredRow(placement.width());
    }
    float[] colors = new float[row];
    float[] shares = new float[placement.width()];
    int read = 0;
    for (int y = 0; y < placement.height(); y++) {
      for (; read < Math.min(placement.height(), y + reach + 1); read++) {
        rows[read % rows.length].become(
            images, offset + read * row, placement.start(read), placement.end(read));
      }
      if (placement.start(y) == placement.end(y)) {
        continue;
      }
      Arrays.fill(colors, 0);
      Arrays.fill(shares, 0);
      for (int other = Math.max(0, y - reach); other < Math.min(read, y + reach + 1); other++) {
        float weight = weights[Math.abs(other - y)];
        add(rows[other % rows.length].colors, 0, colors, weight);
        add(rows[other % rows.length].shares, 0, shares, weight);
      }
      int at = offset + y * row;
      for (int x = placement.start(y); x < placement.end(y); x++) {
        float share = 1 / shares[x];
        images[at + 3 * x] = colors[3 * x] * share;
        images[at + 3 * x + 1] = colors[3 * x + 1] * share;
        images[at + 3 * x + 2] = colors[3 * x + 2] * share;
      }
    }
  }

  /** A row of a crop, blurred along itself, and by which shares of the weights. */
  private final class BlurredRow {
    private final int reach = weights.length - 1;
    private final float[] colors;
    private final float[] shares;
    private final float[] source;
    private final float[] covered;

    BlurredRow(int width) {
      colors = new float[3 * width];
      shares = new float[width];
      source = new float[3 * (width + 2 * reach)];
      covered = new float[width + 2 * reach];
    }

    /** Takes a row that begins at an index, of which the columns from start to end count. */
    void become(float[] images, int at, int start, int end) {
      Arrays.fill(source, 0);
      Arrays.fill(covered, 0);
      System.arraycopy(images, at + 3 * start, source, 3 * (reach + start), 3 * (end - start));
      Arrays.fill(covered, reach + start, reach + end, 1);
      Arrays.fill(colors, 0);
      Arrays.fill(shares, 0);
      for (int k = -reach; k <= reach; k++) {
        add(source, 3 * (reach + k), colors, weights[Math.abs(k)]);
        add(covered, reach + k, shares, weights[Math.abs(k)]);
      }
    }
  }

  private static void add(float[] from, int at, float[] to, float weight) {
    for (int i = 0; i < to.length; i++) {
      to[i] += weight * from[at + i];
    }
  }
}
