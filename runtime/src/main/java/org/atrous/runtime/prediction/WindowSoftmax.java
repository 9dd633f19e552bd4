package org.atrous.runtime.prediction;

import java.util.stream.IntStream;

/**
 * The probabilities of a window at the size of the image: logits are interpolated between the
 * window's pixels, and softmax is taken of the result, as the paper on DeepLabv3 does.
 */
final class WindowSoftmax {
  private final ViewAxis rows;
  private final ViewAxis columns;
  private final int classes;
  private final float[] rowWeights;
  private final float[] columnWeights;

  /**
   * @param height of the image, without padding
   * @param width of the image, without padding
   * @param views among which the image's probabilities are shared
   */
  WindowSoftmax(ViewAxis rows, ViewAxis columns, int classes, int height, int width, int views) {
    this.rows = rows;
    this.columns = columns;
    this.classes = classes;
    this.rowWeights = weights(rows, height, views);
    this.columnWeights = weights(columns, width, 1);
  }

  /** What a window counts at each place, so that all that see it come to one. */
  private static float[] weights(ViewAxis axis, int length, int views) {
    int[] seen = axis.seen();
    float[] weights = new float[length];
    for (int i = 0; i < length; i++) {
      weights[i] = (float) (1.0 / ((double) seen[i] * views));
    }
    return weights;
  }

  /**
   * Adds a window's probabilities.
   *
   * @param logits shape {@code [rows.window(), columns.window(), classes]}
   * @param row number of the window from the top
   * @param column number of the window from the left
   * @param mirrored whether the logits' left is the image's right
   */
  void add(float[] logits, int row, int column, boolean mirrored, ProbabilityBand to) {
    int last = Math.min(rows.to(row), rowWeights.length);
    int right = Math.min(columns.to(column), columnWeights.length);
    int left = columns.from(column);
    int[] low = new int[Math.max(0, right - left)];
    int[] high = new int[low.length];
    float[] across = new float[low.length];
    for (int x = left; x < right; x++) {
      double place = within(columns, x, column);
      place = mirrored ? columns.window() - 1 - place : place;
      low[x - left] = classes * (int) place;
      high[x - left] = classes * Math.min((int) place + 1, columns.window() - 1);
      across[x - left] = (float) (place - (int) place);
    }
    IntStream.range(rows.from(row), Math.max(rows.from(row), last))
        .parallel()
        .forEach(
            y -> {
              double place = within(rows, y, row);
              int upper = (int) place;
              int lower = Math.min(upper + 1, rows.window() - 1);
              float down = (float) (place - upper);
              float[] sums = to.row(y);
              float[] scores = new float[classes];
              int stride = columns.window() * classes;
              for (int i = 0; i < low.length; i++) {
                for (int c = 0; c < classes; c++) {
                  float above = mix(logits, upper * stride + c, low[i], high[i], across[i]);
                  float below =
                      down == 0
                          ? above
                          : mix(logits, lower * stride + c, low[i], high[i], across[i]);
                  scores[c] = above + (below - above) * down;
                }
                float weight = rowWeights[y] * columnWeights[left + i];
                addSoftmax(scores, weight, sums, (left + i) * classes);
              }
            });
  }

  private static double within(ViewAxis axis, int position, int window) {
    return Math.max(0, Math.min(axis.window() - 1, axis.place(position) - axis.start(window)));
  }

  private static float mix(float[] logits, int base, int low, int high, float across) {
    float left = logits[base + low];
    return across == 0 ? left : left + (logits[base + high] - left) * across;
  }

  private static void addSoftmax(float[] scores, float weight, float[] sums, int at) {
    float most = scores[0];
    for (float score : scores) {
      most = Math.max(most, score);
    }
    float total = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = (float) Math.exp(scores[c] - most);
      total += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      sums[at + c] += scores[c] / total * weight;
    }
  }
}
