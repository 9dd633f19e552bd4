package org.atrous.runtime.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a picture file of any format that ImageIO knows. */
final class RasterFile {
  private RasterFile() {}

  /**
   * Decodes a file.
   *
   * @throws DataException if the file can't be read, is no image, or is cut short
   */
  static BufferedImage decode(Path file) {
    byte[] bytes = bytes(file);
    if (JpegEnd.isCut(bytes)) {
      throw new DataException("image `%s` is cut short".formatted(file), "copy it anew");
    }
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new DataException(
            "`%s` is no image".formatted(file), "JPEG, PNG, BMP, GIF and TIFF can be read");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        return reader.read(0);
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

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new DataException("image `%s` doesn't exist".formatted(file), "check the path", e);
    } catch (IOException e) {
      throw new DataException(
          "image `%s` can't be read: %s".formatted(file, reason(e)), "check its permissions", e);
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
