package org.atrous.runtime.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.atrous.runtime.data.RgbImage;

/** Images for the screen: small ones are enlarged. */
final class Enlargement {
  private static final int WANTED_SIDE = 300;
  private static final int MOST = 3;

  private Enlargement() {}

  /** By how much to enlarge an image so that details are seen: 1, 2 or 3. */
  static int zoom(RgbImage image) {
    int side = Math.min(image.height(), image.width());
    return Math.max(1, Math.min(MOST, (WANTED_SIDE + side - 1) / side));
  }

  static BufferedImage of(RgbImage image, int zoom) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int rgb = image.at(y, x, 0) << 16 | image.at(y, x, 1) << 8 | image.at(y, x, 2);
        picture.setRGB(x, y, rgb);
      }
    }
    if (zoom == 1) {
      return picture;
    }
    BufferedImage large =
        new BufferedImage(zoom * image.width(), zoom * image.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, large.getWidth(), large.getHeight(), null);
    graphics.dispose();
    return large;
  }
}
