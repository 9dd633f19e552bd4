package org.atrous.runtime.data;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a label file holds, whatever it may mean.
 *
 * @param height in pixels
 * @param width in pixels
 * @param isColor whether it has colours, which are 0xRRGGBB; else it has one channel, of numbers
 * @param pixels by number or colour; of a file with more than {@link #MOST_CODES} only some
 */
public record LabelGlance(int height, int width, boolean isColor, Map<Integer, Long> pixels) {
  /** A picture with more numbers or colours is no label. */
  public static final int MOST_CODES = 1024;

  public LabelGlance {
    pixels = Map.copyOf(pixels);
  }

  /** Whether there are more numbers or colours than a label has. */
  public boolean isPicture() {
    return pixels.size() > MOST_CODES;
  }

  /**
   * Reads a file.
   *
   * @throws DataException if it can't be read or is no image
   */
  public static LabelGlance of(Path file) {
    BufferedImage picture = RasterFile.decode(file);
    Raster raster = picture.getRaster();
    int height = raster.getHeight();
    int width = raster.getWidth();
    if (raster.getNumBands() == 1) {
      int[] numbers = raster.getSamples(0, 0, width, height, 0, (int[]) null);
      return new LabelGlance(height, width, false, counts(numbers));
    }
    byte[] rgb = ImageReader.rgb(picture, file).bytes();
    int[] colors = new int[height * width];
    for (int i = 0; i < colors.length; i++) {
      colors[i] =
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
    }
    return new LabelGlance(height, width, true, counts(colors));
  }

  private static Map<Integer, Long> counts(int[] codes) {
    Map<Integer, Long> counts = new HashMap<>();
    int start = 0;
    for (int i = 1; i <= codes.length && counts.size() <= MOST_CODES; i++) {
      // Neighbours are mostly alike.
      if (i == codes.length || codes[i] != codes[start]) {
        counts.merge(codes[start], (long) i - start, Long::sum);
        start = i;
      }
    }
    return counts;
  }
}
