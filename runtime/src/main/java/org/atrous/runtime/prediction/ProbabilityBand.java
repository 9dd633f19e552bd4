package org.atrous.runtime.prediction;

import java.util.Arrays;

/**
 * Sums of probabilities for those rows of an image that are being worked on: what is above them is
 * done and given away, and what is below has no memory yet.
 */
final class ProbabilityBand {
  private final int classes;
  private final float[][] rows;
  private final int width;

  /**
   * @param height most rows at a time
   * @param width of the image
   */
  ProbabilityBand(int height, int width, int classes) {
    this.classes = classes;
    this.width = width;
    this.rows = new float[height][];
  }

  /** The sums of a row, shape {@code [width, classes]}. */
  float[] row(int y) {
    int slot = y % rows.length;
    if (rows[slot] == null) {
      rows[slot] = new float[Math.multiplyExact(width, classes)];
    }
    return rows[slot];
  }

  /** Empties a row: its memory is for one further down. */
  void clear(int y) {
    Arrays.fill(row(y), 0);
  }
}
