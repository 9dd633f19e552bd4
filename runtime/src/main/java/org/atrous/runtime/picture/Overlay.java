package org.atrous.runtime.picture;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Rgb;

/**
 * Labels over the image to which they belong, in the data set's colours. The image shows through in
 * grey, so that a class has one hue wherever it lies.
 */
public final class Overlay {
  /** Share of the label's colour in a pixel that reads well over photos. */
  public static final double ALPHA = 0.6;

  private final Dataset dataset;
  private final double alpha;

  /**
   * Overlays for a data set.
   *
   * @param dataset its colours
   * @param alpha share of the label's colour in a pixel, 0..1
   */
  public Overlay(Dataset dataset, double alpha) {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha %s is not in 0..1".formatted(alpha));
    }
    this.dataset = dataset;
    this.alpha = alpha;
  }

  /**
   * The labels over the image, at its size.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public BufferedImage over(RgbImage image, LabelMap labels) {
    return over(image, labels, 1);
  }

  /** The same, made while it is written. */
  public RenderedImage overByRow(RgbImage image, LabelMap labels) {
    requireSameSize(image, labels);
    LabelColors colors = new LabelColors(dataset);
    return new RowPicture(
        image.height(),
        image.width(),
        new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR).getColorModel(),
        (y, samples) -> {
          for (int x = 0; x < image.width(); x++) {
            Rgb color = colors.of(labels.at(y, x));
            double grey = grey(image.at(y, x, 0), image.at(y, x, 1), image.at(y, x, 2));
            samples[3 * x] = mix(grey, color.red());
            samples[3 * x + 1] = mix(grey, color.green());
            samples[3 * x + 2] = mix(grey, color.blue());
          }
        });
  }

  private static void requireSameSize(RgbImage image, LabelMap labels) {
    if (image.height() != labels.height() || image.width() != labels.width()) {
      throw new IllegalArgumentException(
          "labels of %dx%d over an image of %dx%d"
              .formatted(labels.height(), labels.width(), image.height(), image.width()));
    }
  }

  /** The same enlarged: the image smoothly, each label to a square. */
  BufferedImage over(RgbImage image, LabelMap labels, int zoom) {
    requireSameSize(image, labels);
    LabelColors colors = new LabelColors(dataset);
    BufferedImage picture = Enlargement.of(image, zoom);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        Rgb color = colors.of(labels.at(y / zoom, x / zoom));
        picture.setRGB(x, y, mix(picture.getRGB(x, y), color));
      }
    }
    return picture;
  }

  private int mix(int pixel, Rgb color) {
    double grey = grey(pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff);
    return mix(grey, color.red()) << 16 | mix(grey, color.green()) << 8 | mix(grey, color.blue());
  }

  /** Luma of ITU-R BT.601. */
  private static double grey(int red, int green, int blue) {
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  }

  private int mix(double below, int above) {
    return (int) Math.round(below + alpha * (above - below));
  }
}
