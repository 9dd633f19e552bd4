package org.atrous.runtime.discovery;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Writes small pictures where a test wants them. */
final class Pictures {
  private static final int SIDE = 24;

  private Pictures() {}

  /** A picture of noise, as a photo is to who looks for labels. */
  static void image(Path file) throws IOException {
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(file.toString().hashCode());
    for (int i = 0; i < SIDE * SIDE; i++) {
      picture.setRGB(i % SIDE, i / SIDE, random.nextInt(1 << 24));
    }
    write(file, picture);
  }

  /** Numbers in stripes of equal height. */
  static void label(Path file, int... values) throws IOException {
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int value = values[i / SIDE * values.length / SIDE];
      picture.getRaster().setSample(i % SIDE, i / SIDE, 0, value);
    }
    write(file, picture);
  }

  /** Colours in stripes of equal height. */
  static void colors(Path file, int... values) throws IOException {
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      picture.setRGB(i % SIDE, i / SIDE, values[i / SIDE * values.length / SIDE]);
    }
    write(file, picture);
  }

  private static void write(Path file, BufferedImage picture) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    String name = file.toString();
    ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile());
  }
}
