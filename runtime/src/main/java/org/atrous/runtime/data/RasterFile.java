package org.atrous.runtime.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a picture file of any format that ImageIO and its plug-ins know. */
final class RasterFile {
  /** An array of RGB bytes holds no more. */
  private static final long MOST_PIXELS = (Integer.MAX_VALUE - 8) / 3;

  private RasterFile() {}

  /**
   * Decodes a file.
   *
   * @throws DataException if the file can't be read, is no image, or is cut short
   */
  static BufferedImage decode(Path file) {
    return decode(file, bytes(file));
  }

  /** The same of a file whose bytes were read. */
  static BufferedImage decode(Path file, byte[] bytes) {
    if (bytes.length == 0) {
      throw new DataException(
          "`%s` is no image: it has 0 bytes".formatted(file), "copy it anew, or remove it");
    }
    if (JpegEnd.isCut(bytes)) {
      throw new DataException("image `%s` is cut short".formatted(file), "copy it anew");
    }
    return read(
        file,
        new ByteArrayInputStream(bytes),
        reader -> {
          requireSize(reader, file);
          return reader.read(0);
        });
  }

  /** A height and a width in pixels. */
  record Extent(int height, int width) {}

  /**
   * The size that the head of a file tells; what comes after it may be damaged.
   *
   * @throws DataException if the file can't be read or is no image
   */
  static Extent extent(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file, in, reader -> new Extent(reader.getHeight(0), reader.getWidth(0)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What is wanted of a file once its reader is found. */
  private interface Wanted<T> {
    T of(ImageReader reader) throws IOException;
  }

  private static <T> T read(Path file, InputStream in, Wanted<T> wanted) {
    try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new DataException(
            "`%s` is no image".formatted(file), "JPEG, PNG, TIFF, WebP, BMP and GIF can be read");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        return wanted.of(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof DataException known) {
        throw known;
      }
      // ImageIO's readers answer broken files with unchecked exceptions as well.
      throw new DataException(
          "image `%s` can't be decoded: %s".formatted(file, reason(e)),
          "the file is damaged or of an unusual kind: save it anew as PNG or as RGB JPEG",
          e);
    }
  }

  /** A damaged header may claim any size, for which no memory is there. */
  private static void requireSize(ImageReader reader, Path file) throws IOException {
    long height = reader.getHeight(0);
    long width = reader.getWidth(0);
    if (height * width > MOST_PIXELS) {
      throw new DataException(
          "image `%s` is too large: %dx%d".formatted(file, height, width), "cut it into tiles");
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static DataException unreadable(Path file, IOException e) {
    return e instanceof NoSuchFileException
        ? new DataException("image `%s` doesn't exist".formatted(file), "check the path", e)
        : new DataException(
            "image `%s` can't be read: %s".formatted(file, reason(e)), "check its permissions", e);
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
