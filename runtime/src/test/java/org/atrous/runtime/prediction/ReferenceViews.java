package org.atrous.runtime.prediction;

import org.atrous.runtime.Normalization;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.experiment.PixelSize;

/** The average over views as its definition reads: whole arrays, in double precision. */
final class ReferenceViews {
  private ReferenceViews() {}

  static double[][][] average(
      ViewSettings settings, RgbImage image, Normalization mean, int classes) {
    PixelSize pad = settings.pad();
    int height = pad == null ? image.height() : Math.max(image.height(), pad.height());
    int width = pad == null ? image.width() : Math.max(image.width(), pad.width());
    double[][][] padded = new double[height][width][3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          boolean inside = y < image.height() && x < image.width();
          padded[y][x][c] = inside ? image.at(y, x, c) : mean.mean().get(c);
        }
      }
    }
    double[][][] sums = new double[height][width][classes];
    int views = 0;
    for (double scale : settings.scales()) {
      for (boolean mirrored : settings.flip() ? new boolean[] {false, true} : new boolean[1]) {
        addView(settings, padded, scale, mirrored, sums);
        views++;
      }
    }
    for (double[][] row : sums) {
      for (double[] pixel : row) {
        for (int c = 0; c < classes; c++) {
          pixel[c] /= views;
        }
      }
    }
    return sums;
  }

  private static void addView(
      ViewSettings settings,
      double[][][] image,
      double scale,
      boolean mirrored,
      double[][][] sums) {
    int height = image.length;
    int width = image[0].length;
    int classes = sums[0][0].length;
    int tall = Math.max(1, (int) ((height - 1) * scale + 1));
    int wide = Math.max(1, (int) ((width - 1) * scale + 1));
    int windowTall = settings.window() == null ? tall : Math.min(tall, settings.window().height());
    int windowWide = settings.window() == null ? wide : Math.min(wide, settings.window().width());
    int down = settings.stride() == null ? tall : settings.stride().height();
    int across = settings.stride() == null ? wide : settings.stride().width();
    double[][][] own = new double[height][width][classes];
    int[][] seen = new int[height][width];
    for (int i = 0; i == 0 || (i - 1) * down + windowTall < tall; i++) {
      for (int j = 0; j == 0 || (j - 1) * across + windowWide < wide; j++) {
        int top = Math.min(i * down, tall - windowTall);
        int left = Math.min(j * across, wide - windowWide);
        double[][][] logits =
            logits(image, tall, wide, top, left, windowTall, windowWide, mirrored, classes);
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            double v = height == 1 ? 0 : y * (tall - 1.0) / (height - 1);
            double u = width == 1 ? 0 : x * (wide - 1.0) / (width - 1);
            int row = (int) Math.floor(v + 0.5) - top;
            int column = (int) Math.floor(u + 0.5) - left;
            if (row >= 0 && row < windowTall && column >= 0 && column < windowWide) {
              seen[y][x]++;
              double[] scores = sample(logits, v - top, u - left);
              double total = 0;
              for (double score : scores) {
                total += Math.exp(score);
              }
              for (int c = 0; c < classes; c++) {
                own[y][x][c] += Math.exp(scores[c]) / total;
              }
            }
          }
        }
      }
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < classes; c++) {
          sums[y][x][c] += own[y][x][c] / seen[y][x];
        }
      }
    }
  }

  private static double[][][] logits(
      double[][][] image,
      int tall,
      int wide,
      int top,
      int left,
      int height,
      int width,
      boolean mirrored,
      int classes) {
    float[] pixels = new float[3 * height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double v = tall == 1 ? 0 : (top + y) * (image.length - 1.0) / (tall - 1);
        double u = wide == 1 ? 0 : (left + x) * (image[0].length - 1.0) / (wide - 1);
        double[] color = sample(image, v, u);
        for (int c = 0; c < 3; c++) {
          pixels[3 * (y * width + (mirrored ? width - 1 - x : x)) + c] = (float) color[c];
        }
      }
    }
    float[] flat = ViewAverageTest.network(pixels, height, width);
    double[][][] logits = new double[height][width][classes];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = y * width + (mirrored ? width - 1 - x : x);
        for (int c = 0; c < classes; c++) {
          logits[y][x][c] = flat[from * classes + c];
        }
      }
    }
    return logits;
  }

  /** Bilinear; places beyond the border take the border's value. */
  private static double[] sample(double[][][] values, double v, double u) {
    double y = Math.max(0, Math.min(values.length - 1, v));
    double x = Math.max(0, Math.min(values[0].length - 1, u));
    int upper = (int) y;
    int left = (int) x;
    int lower = Math.min(upper + 1, values.length - 1);
    int right = Math.min(left + 1, values[0].length - 1);
    double[] sampled = new double[values[0][0].length];
    for (int c = 0; c < sampled.length; c++) {
      double above =
          values[upper][left][c] + (values[upper][right][c] - values[upper][left][c]) * (x - left);
      double below =
          values[lower][left][c] + (values[lower][right][c] - values[lower][left][c]) * (x - left);
      sampled[c] = above + (below - above) * (y - upper);
    }
    return sampled;
  }
}
