package org.atrous.runtime.data;

/**
 * A crop of a scaled image that is turned about its centre, perhaps mirrored. The image keeps its
 * size: corners are cut off, and what opens is padding.
 */
final class RotatedPlacement extends Placement {
  /** How much of a pixel a position may lie outside by rounding alone. */
  private static final double ROUNDING = 1e-9;

  private final int sourceHeight;
  private final int sourceWidth;
  private final float[] rows;
  private final float[] columns;

  /**
   * @param source height and width of the image
   * @param scaled its height and width after scaling
   * @param corner of the crop in the scaled image: top and left
   * @param crop its height and width
   * @param degrees counterclockwise
   */
  RotatedPlacement(
      Size source, Size scaled, Size corner, Size crop, double degrees, boolean mirrored) {
    super(crop.height(), crop.width());
    this.sourceHeight = source.height();
    this.sourceWidth = source.width();
    this.rows = new float[crop.height() * crop.width()];
    this.columns = new float[rows.length];
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    for (int i = 0; i < rows.length; i++) {
      int y = i / crop.width();
      int x = mirrored ? crop.width() - 1 - i % crop.width() : i % crop.width();
      double down = corner.height() + y + 0.5 - scaled.height() / 2.0;
      double right = corner.width() + x + 0.5 - scaled.width() / 2.0;
      double row = (right * sin + down * cos) / scaled.height() + 0.5;
      double column = (right * cos - down * sin) / scaled.width() + 0.5;
      boolean inside =
          row > -ROUNDING && row < 1 + ROUNDING && column > -ROUNDING && column < 1 + ROUNDING;
      boolean image = corner.height() + y < scaled.height() && corner.width() + x < scaled.width();
      rows[i] = inside && image ? (float) (row * sourceHeight) : Float.NaN;
      columns[i] = (float) (column * sourceWidth);
    }
  }

  /** A height and a width, or a way down and to the right. */
  record Size(int height, int width) {}

  @Override
  int start(int y) {
    int x = 0;
    while (x < width() && isPadding(y * width() + x)) {
      x++;
    }
    return x;
  }

  /** A turned rectangle is convex: a row meets it once. */
  @Override
  int end(int y) {
    int x = start(y);
    while (x < width() && !isPadding(y * width() + x)) {
      x++;
    }
    return x;
  }

  private boolean isPadding(int pixel) {
    return Float.isNaN(rows[pixel]);
  }

  @Override
  void image(RgbImage image, float[] padding, float[] to, int offset) {
    for (int i = 0, at = offset; i < rows.length; i++, at += 3) {
      if (isPadding(i)) {
        System.arraycopy(padding, 0, to, at, 3);
        continue;
      }
      float y = Math.max(0, Math.min(sourceHeight - 1, rows[i] - 0.5f));
      float x = Math.max(0, Math.min(sourceWidth - 1, columns[i] - 0.5f));
      int top = (int) y;
      int upper = top * sourceWidth;
      int lower = Math.min(sourceHeight - 1, top + 1) * sourceWidth;
      int left = (int) x;
      int right = Math.min(sourceWidth - 1, left + 1);
      mix(
          image.bytes(),
          3 * (upper + left),
          3 * (upper + right),
          3 * (lower + left),
          3 * (lower + right),
          x - left,
          y - top,
          to,
          at);
    }
  }

  /** Mixes the four pixels around a position. */
  private static void mix(
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

  @Override
  void label(LabelMap label, int[] to, int offset) {
    for (int i = 0; i < rows.length; i++) {
      if (isPadding(i)) {
        to[offset + i] = LabelMap.IGNORE;
        continue;
      }
      int y = Math.max(0, Math.min(sourceHeight - 1, (int) rows[i]));
      int x = Math.max(0, Math.min(sourceWidth - 1, (int) columns[i]));
      to[offset + i] = label.at(y, x);
    }
  }
}
