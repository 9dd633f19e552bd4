package org.atrous.runtime.picture;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.atrous.runtime.files.AtomicFile;

/** Writes pictures as PNG. */
public final class PngFile {
  private PngFile() {}

  /** Writes a picture whole, and makes the folders that are missing. */
  public static void write(Path file, RenderedImage picture) throws IOException {
    AtomicFile.write(file, out -> encode(picture, out));
  }

  /** The bytes of a PNG. */
  public static byte[] encode(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    encode(picture, bytes);
    return bytes.toByteArray();
  }

  private static void encode(RenderedImage picture, OutputStream out) throws IOException {
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(picture, "png", stream)) {
        throw new IllegalArgumentException("no PNG of " + picture);
      }
    }
  }
}
