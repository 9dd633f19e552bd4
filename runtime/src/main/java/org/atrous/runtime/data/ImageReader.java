package org.atrous.runtime.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads an image of any format that ImageIO knows as 8-bit RGB. Grey becomes three equal channels,
 * 16 bits become their upper 8, transparency is dropped. A photo is turned upright if its Exif data
 * say so, as every viewer and annotation tool shows it.
 */
public final class ImageReader {
  private ImageReader() {}

  /** The pixels as they are stored, and how to turn them. */
  record Photo(RgbImage stored, Orientation orientation) {
    RgbImage upright() {
      return orientation.upright(stored);
    }
  }

  /**
   * Reads an image.
   *
   * @throws DataException if the file can't be read, is no image, or is cut short
   */
  public static RgbImage read(Path file) {
    return photo(file).upright();
  }

  /** The same, not turned yet. */
  static Photo photo(Path file) {
    byte[] bytes = RasterFile.bytes(file);
    return new Photo(rgb(RasterFile.decode(file, bytes), file), Orientation.of(bytes));
  }

  /** A decoded file's pixels; the picture isn't to be used any more. */
  static RgbImage rgb(BufferedImage picture, Path file) {
    int height = picture.getHeight();
    int width = picture.getWidth();
    Optional<byte[]> own = OwnBytes.rgb(picture.getRaster());
    if (own.isPresent()) {
      return new RgbImage(height, width, own.get());
    }
    byte[] rgb = new byte[3 * height * width];
    if (picture.getColorModel() instanceof IndexColorModel palette) {
      fromPalette(picture.getRaster(), palette, rgb);
    } else {
      fromChannels(picture.getRaster(), shift(picture.getColorModel(), file), rgb);
    }
    return new RgbImage(height, width, rgb);
  }

  private static void fromPalette(Raster raster, IndexColorModel palette, byte[] rgb) {
    int[] row = new int[raster.getWidth()];
    int to = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int index : row) {
        rgb[to++] = (byte) palette.getRed(index);
        rgb[to++] = (byte) palette.getGreen(index);
        rgb[to++] = (byte) palette.getBlue(index);
      }
    }
  }

  /** Takes the raster's own values: a grey color model would bend them on their way to sRGB. */
  private static void fromChannels(Raster raster, int shift, byte[] rgb) {
    int bands = raster.getNumBands();
    int green = bands < 3 ? 0 : 1;
    int blue = bands < 3 ? 0 : 2;
    int[] row = new int[raster.getWidth() * bands];
    int to = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, raster.getWidth(), 1, row);
      for (int from = 0; from < row.length; from += bands) {
        rgb[to++] = (byte) (row[from] >> shift);
        rgb[to++] = (byte) (row[from + green] >> shift);
        rgb[to++] = (byte) (row[from + blue] >> shift);
      }
    }
  }

  private static int shift(ColorModel colors, Path file) {
    int type = colors.getTransferType();
    int bits = colors.getComponentSize(0);
    boolean whole =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || type == DataBuffer.TYPE_INT;
    if (!whole || bits < 8) {
      throw new DataException(
          "image `%s` has neither 8 nor 16 bits a channel".formatted(file),
          "save it as PNG with 8 bits a channel");
    }
    return bits - 8;
  }
}
