package org.atrous.runtime.data;

import java.util.Arrays;

/** A crop of a scaled image, perhaps mirrored: rows and columns stay rows and columns. */
final class StraightPlacement extends Placement {
  private final Axis rows;
  private final Axis columns;

  StraightPlacement(Axis rows, Axis columns) {
    super(rows.nearest.length, columns.nearest.length);
    this.rows = rows;
    this.columns = columns;
  }

  @Override
  int start(int y) {
    return columns.start;
  }

  @Override
  int end(int y) {
    return y >= rows.start && y < rows.end ? columns.end : columns.start;
  }

  /** Each row of the image is mixed across once, and serves the rows of the crop beside it. */
  @Override
  void image(RgbImage image, float[] padding, float[] to, int offset) {
    MixedRow upper = new MixedRow(image);
    MixedRow lower = new MixedRow(image);
    for (int y = 0; y < height(); y++) {
      int row = offset + 3 * y * width();
      int start = row + 3 * start(y);
      int end = row + 3 * end(y);
      pad(padding, to, row, start);
      pad(padding, to, end, row + 3 * width());
      if (start == end) {
        continue;
      }
      if (lower.number == rows.low[y]) {
        MixedRow swapped = upper;
        upper = lower;
        lower = swapped;
      }
      upper.become(rows.low[y]);
      lower.become(rows.high[y]);
      mix(upper.values, lower.values, rows.fraction[y], to, start, end);
    }
  }

  private static void mix(
      float[] upper, float[] lower, float down, float[] to, int start, int end) {
    for (int i = 0; i < end - start; i++) {
      to[start + i] = upper[i] + (lower[i] - upper[i]) * down;
    }
  }

  /** What comes from a row of the image, RGB, on the columns of the crop. */
  private final class MixedRow {
    private final RgbImage image;
    private final float[] values = new float[3 * (columns.end - columns.start)];
    private int number = -1;

    MixedRow(RgbImage image) {
      this.image = image;
    }

    void become(int row) {
      if (number == row) {
        return;
      }
      number = row;
      byte[] from = image.bytes();
      int first = 3 * row * image.width();
      for (int x = columns.start, at = 0; x < columns.end; x++, at += 3) {
        int left = first + 3 * columns.low[x];
        int right = first + 3 * columns.high[x];
        float across = columns.fraction[x];
        for (int channel = 0; channel < 3; channel++) {
          float value = from[left + channel] & 0xff;
          values[at + channel] = value + ((from[right + channel] & 0xff) - value) * across;
        }
      }
    }
  }

  @Override
  void label(LabelMap label, int[] to, int offset) {
    byte[] from = label.bytes();
    for (int y = 0; y < height(); y++) {
      int at = offset + y * width();
      Arrays.fill(to, at, at + start(y), LabelMap.IGNORE);
      Arrays.fill(to, at + end(y), at + width(), LabelMap.IGNORE);
      int row = rows.nearest[y] * label.width();
      for (int x = start(y); x < end(y); x++) {
        to[at + x] = from[row + columns.nearest[x]] & 0xff;
      }
    }
  }

  /** Where each position of a crop, from a start to an end, takes its value from, on one axis. */
  static final class Axis {
    private final int[] low;
    private final int[] high;
    private final float[] fraction;
    private final int[] nearest;
    private final int start;
    private final int end;

    /**
     * @param length of the image
     * @param scaled its length after scaling
     * @param from start of the crop in the scaled image
     * @param crop its length
     * @param mirrored whether the crop runs the other way
     */
    Axis(int length, int scaled, int from, int crop, boolean mirrored) {
      low = new int[crop];
      high = new int[crop];
      fraction = new float[crop];
      nearest = new int[crop];
      int covered = Math.min(crop, scaled - from);
      start = mirrored ? crop - covered : 0;
      end = start + covered;
      double step = (double) length / scaled;
      for (int i = 0; i < covered; i++) {
        int to = mirrored ? crop - 1 - i : i;
        double centre = (from + i + 0.5) * step;
        double between = Math.max(0, Math.min(length - 1, centre - 0.5));
        low[to] = (int) between;
        high[to] = Math.min(length - 1, low[to] + 1);
        fraction[to] = (float) (between - low[to]);
        nearest[to] = Math.min(length - 1, (int) centre);
      }
    }
  }
}
