package org.atrous.runtime.data;

/**
 * Changes of colours and sharpness pixel by pixel and in double precision, as their definitions
 * read. RGB of a crop; the mask is true where a pixel comes from the image.
 */
final class PlainColors {
  private PlainColors() {}

  static void jitter(
      double[] rgb,
      boolean[] mask,
      double brightness,
      double contrast,
      double saturation,
      double hue) {
    double sum = 0;
    int covered = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        for (int channel = 0; channel < 3; channel++) {
          rgb[3 * i + channel] = clamp(brightness * rgb[3 * i + channel]);
        }
        sum += grey(rgb, 3 * i);
        covered++;
      }
    }
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        blend(rgb, 3 * i, contrast, sum / covered);
        blend(rgb, 3 * i, saturation, grey(rgb, 3 * i));
        turn(rgb, 3 * i, hue);
      }
    }
  }

  private static double grey(double[] rgb, int at) {
    return 0.299 * rgb[at] + 0.587 * rgb[at + 1] + 0.114 * rgb[at + 2];
  }

  private static void blend(double[] rgb, int at, double factor, double other) {
    for (int channel = 0; channel < 3; channel++) {
      rgb[at + channel] = clamp(factor * rgb[at + channel] + (1 - factor) * other);
    }
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(255, value));
  }

  /** Sector by sector of the circle of hues. */
  private static void turn(double[] rgb, int at, double hue) {
    double value = Math.max(rgb[at], Math.max(rgb[at + 1], rgb[at + 2]));
    double chroma = value - Math.min(rgb[at], Math.min(rgb[at + 1], rgb[at + 2]));
    if (chroma == 0) {
      return;
    }
    double sixths;
    if (value == rgb[at]) {
      sixths = (rgb[at + 1] - rgb[at + 2]) / chroma;
    } else if (value == rgb[at + 1]) {
      sixths = 2 + (rgb[at + 2] - rgb[at]) / chroma;
    } else {
      sixths = 4 + (rgb[at] - rgb[at + 1]) / chroma;
    }
    double turned = ((sixths + 6 * hue) % 6 + 6) % 6;
    int sector = (int) turned;
    double within = turned - sector;
    double least = value - chroma;
    double rising = least + chroma * within;
    double falling = value - chroma * within;
    double[][] sectors = {
      {value, rising, least},
      {falling, value, least},
      {least, value, rising},
      {least, falling, value},
      {rising, least, value},
      {value, least, falling}
    };
    System.arraycopy(sectors[sector], 0, rgb, at, 3);
  }

  /** The mean of what is covered, weighted by a Gaussian up to three standard deviations. */
  static double[] blurred(double[] rgb, boolean[] mask, int width, double sigma) {
    double[] blurred = rgb.clone();
    int reach = (int) Math.ceil(3 * sigma);
    for (int i = 0; i < mask.length; i++) {
      if (!mask[i]) {
        continue;
      }
      double[] sums = new double[3];
      double weights = 0;
      for (int dy = -reach; dy <= reach; dy++) {
        for (int dx = -reach; dx <= reach; dx++) {
          int x = i % width + dx;
          int other = i + dy * width + dx;
          if (x < 0 || x >= width || other < 0 || other >= mask.length || !mask[other]) {
            continue;
          }
          double weight = Math.exp(-(dy * dy + dx * dx) / (2 * sigma * sigma));
          weights += weight;
          for (int channel = 0; channel < 3; channel++) {
            sums[channel] += weight * rgb[3 * other + channel];
          }
        }
      }
      for (int channel = 0; channel < 3; channel++) {
        blurred[3 * i + channel] = sums[channel] / weights;
      }
    }
    return blurred;
  }
}
