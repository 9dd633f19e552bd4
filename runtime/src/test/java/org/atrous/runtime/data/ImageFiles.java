package org.atrous.runtime.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes the picture files that tests read. */
final class ImageFiles {
  private ImageFiles() {}

  /** A PNG of one colour. */
  static Path rgb(Path file, int height, int width, int color) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, color);
      }
    }
    return write(picture, file);
  }

  /** An 8-bit grey PNG of the given values, row by row. */
  static Path grey(Path file, int[]... rows) throws IOException {
    return write(
        raster(new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_GRAY), rows),
        file);
  }

  /** A 16-bit grey PNG. */
  static Path grey16(Path file, int[]... rows) throws IOException {
    return write(
        raster(
            new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_USHORT_GRAY), rows),
        file);
  }

  /** A PNG with a palette of a given depth, in which index i is the colour (i, 2i, 3i). */
  static Path palette(Path file, int bits, int[]... rows) throws IOException {
    int size = 1 << bits;
    byte[] red = new byte[size];
    byte[] green = new byte[size];
    byte[] blue = new byte[size];
    for (int i = 0; i < size; i++) {
      red[i] = (byte) i;
      green[i] = (byte) (2 * i);
      blue[i] = (byte) (3 * i);
    }
    int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
    IndexColorModel colors = new IndexColorModel(bits, size, red, green, blue);
    return write(raster(new BufferedImage(rows[0].length, rows.length, type, colors), rows), file);
  }

  /** A grey PNG of 1, 2 or 4 bits, whose values are the samples as stored. */
  static Path greyOfBits(Path file, int bits, int[]... rows) throws IOException {
    int size = 1 << bits;
    byte[] levels = new byte[size];
    for (int i = 0; i < size; i++) {
      levels[i] = (byte) (i * 255 / (size - 1));
    }
    IndexColorModel grey = new IndexColorModel(bits, size, levels, levels, levels);
    BufferedImage picture =
        new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_BINARY, grey);
    return write(raster(picture, rows), file);
  }

  private static BufferedImage raster(BufferedImage picture, int[]... rows) {
    for (int y = 0; y < rows.length; y++) {
      picture.getRaster().setSamples(0, y, rows[y].length, 1, 0, rows[y]);
    }
    return picture;
  }

  /** Writes a picture in the format that the file's name ends in. */
  static Path write(BufferedImage picture, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    String name = file.getFileName().toString();
    String format = name.substring(name.lastIndexOf('.') + 1);
    if (!ImageIO.write(picture, format, file.toFile())) {
      throw new IOException("no writer for " + file);
    }
    return file;
  }
}
