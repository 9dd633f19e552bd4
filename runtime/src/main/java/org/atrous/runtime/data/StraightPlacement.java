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
  boolean covers(int y, int x) {
    return rows.nearest[y] >= 0 && columns.nearest[x] >= 0;
  }

  @Override
  void image(RgbImage image, float[] padding, float[] to, int offset) {
    byte[] from = image.bytes();
    int stride = 3 * image.width();
    int at = offset;
    for (int y = 0; y < height(); y++) {
      int upper = rows.low[y] * stride;
      int lower = rows.high[y] * stride;
      float down = rows.fraction[y];
      for (int x = 0; x < width(); x++, at += 3) {
        if (upper < 0 || columns.low[x] < 0) {
          System.arraycopy(padding, 0, to, at, 3);
          continue;
        }
        int left = 3 * columns.low[x];
        int right = 3 * columns.high[x];
        mix(
            from,
            upper + left,
            upper + right,
            lower + left,
            lower + right,
            columns.fraction[x],
            down,
            to,
            at);
      }
    }
  }

  @Override
  void label(LabelMap label, int[] to, int offset) {
    byte[] from = label.bytes();
    int at = offset;
    for (int y = 0; y < height(); y++) {
      int row = rows.nearest[y] * label.width();
      if (row < 0) {
        Arrays.fill(to, at, at + width(), LabelMap.IGNORE);
        at += width();
        continue;
      }
      for (int x = 0; x < width(); x++) {
        int column = columns.nearest[x];
        to[at++] = column < 0 ? LabelMap.IGNORE : from[row + column] & 0xff;
      }
    }
  }

  /** Where each position of a crop takes its value from, on one axis; -1 where it is padding. */
  static final class Axis {
    private final int[] low;
    private final int[] high;
    private final float[] fraction;
    private final int[] nearest;

    /**
     * @param length of the image
     * @param scaled its length after scaling
     * @param start of the crop in the scaled image
     * @param crop its length
     * @param mirrored whether the crop runs the other way
     */
    Axis(int length, int scaled, int start, int crop, boolean mirrored) {
      low = new int[crop];
      high = new int[crop];
      fraction = new float[crop];
      nearest = new int[crop];
      double step = (double) length / scaled;
      for (int i = 0; i < crop; i++) {
        int to = mirrored ? crop - 1 - i : i;
        int position = start + i;
        if (position >= scaled) {
          low[to] = high[to] = nearest[to] = -1;
          continue;
        }
        double centre = (position + 0.5) * step;
        double from = Math.max(0, Math.min(length - 1, centre - 0.5));
        low[to] = (int) from;
        high[to] = Math.min(length - 1, low[to] + 1);
        fraction[to] = (float) (from - low[to]);
        nearest[to] = Math.min(length - 1, (int) centre);
      }
    }
  }
}
