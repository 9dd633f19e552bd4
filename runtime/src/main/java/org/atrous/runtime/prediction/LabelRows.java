package org.atrous.runtime.prediction;

import org.atrous.runtime.data.LabelMap;

/** Keeps the likeliest class of every pixel. */
final class LabelRows implements ProbabilityRows {
  private final int height;
  private final int width;
  private final byte[] labels;

  LabelRows(int height, int width) {
    this.height = height;
    this.width = width;
    this.labels = new byte[height * width];
  }

  @Override
  public void row(int y, float[] probabilities) {
    int classes = probabilities.length / width;
    for (int x = 0; x < width; x++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (probabilities[x * classes + c] > probabilities[x * classes + best]) {
          best = c;
        }
      }
      labels[y * width + x] = (byte) best;
    }
  }

  LabelMap labels() {
    return new LabelMap(height, width, labels);
  }
}
