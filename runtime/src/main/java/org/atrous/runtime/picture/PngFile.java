package org.atrous.runtime.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.atrous.runtime.files.AtomicFile;

/** Writes pictures as PNG. */
public final class PngFile {
  private PngFile() {}

  /** Writes a picture whole, and makes the folders that are missing. */
  public static void write(Path file, BufferedImage picture) throws IOException {
    AtomicFile.write(file, encode(picture));
  }

  /** The bytes of a PNG. */
  public static byte[] encode(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(picture, "png", stream)) {
        throw new IllegalArgumentException("no PNG of " + picture);
      }
    }
    return bytes.toByteArray();
  }
}
