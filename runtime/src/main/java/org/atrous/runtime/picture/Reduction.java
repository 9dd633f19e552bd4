package org.atrous.runtime.picture;

import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;

/**
 * Brings images and labels to a smaller size: a pixel of the image is the mean of those that it
 * stands for, a label is that in their middle.
 */
final class Reduction {
  private final int height;
  private final int width;
  private final int newHeight;
  private final int newWidth;

  /**
   * From a size to one whose longer side is at most so long; smaller ones stay.
   *
   * @param longest in pixels
   */
  Reduction(int height, int width, int longest) {
    this.height = height;
    this.width = width;
    double factor = Math.max(1, (double) Math.max(height, width) / longest);
    this.newHeight = (int) Math.max(1, Math.round(height / factor));
    this.newWidth = (int) Math.max(1, Math.round(width / factor));
  }

  RgbImage of(RgbImage image) {
    byte[] pixels = new byte[3 * newHeight * newWidth];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        for (int channel = 0; channel < 3; channel++) {
          pixels[(y * newWidth + x) * 3 + channel] = (byte) mean(image, y, x, channel);
        }
      }
    }
    return new RgbImage(newHeight, newWidth, pixels);
  }

  private int mean(RgbImage image, int y, int x, int channel) {
    int bottom = start(y + 1, height, newHeight);
    int right = start(x + 1, width, newWidth);
    long sum = 0;
    int count = 0;
    for (int oldY = start(y, height, newHeight); oldY < bottom; oldY++) {
      for (int oldX = start(x, width, newWidth); oldX < right; oldX++) {
        sum += image.at(oldY, oldX, channel);
        count++;
      }
    }
    return (int) Math.round((double) sum / count);
  }

  LabelMap of(LabelMap labels) {
    byte[] values = new byte[newHeight * newWidth];
    for (int y = 0; y < newHeight; y++) {
      int middle = (start(y, height, newHeight) + start(y + 1, height, newHeight)) / 2;
      for (int x = 0; x < newWidth; x++) {
        int centre = (start(x, width, newWidth) + start(x + 1, width, newWidth)) / 2;
        values[y * newWidth + x] = (byte) labels.at(middle, centre);
      }
    }
    return new LabelMap(newHeight, newWidth, values);
  }

  private static int start(int position, int old, int reduced) {
    return (int) ((long) position * old / reduced);
  }
}
