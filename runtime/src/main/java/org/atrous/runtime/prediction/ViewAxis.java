package org.atrous.runtime.prediction;

/**
 * The rows or the columns of a scaled image, and the windows over them. The centres of the first
 * and of the last pixel stay where they are at every scale ({@code align_corners}), as in Google's
 * evaluation. A pixel of the image belongs to the windows that have the scaled pixel nearest to it.
 */
final class ViewAxis {
  private final int length;
  private final int scaled;
  private final int window;
  private final int stride;
  private final int count;

  private ViewAxis(int length, int scaled, int window, int stride) {
    this.length = length;
    this.scaled = scaled;
    this.window = Math.min(window, scaled);
    this.stride = stride;
    this.count = (scaled - this.window + stride - 1) / stride + 1;
  }

  /**
   * One window over all.
   *
   * @param length of the image, with padding
   * @param scale of the view
   */
  static ViewAxis whole(int length, double scale) {
    int scaled = scaled(length, scale);
    return new ViewAxis(length, scaled, scaled, scaled);
  }

  /** Windows from the start on; the last one is moved back to the end. */
  static ViewAxis sliding(int length, double scale, int window, int stride) {
    return new ViewAxis(length, scaled(length, scale), window, stride);
  }

  private static int scaled(int length, double scale) {
    return Math.max(1, (int) ((length - 1) * scale + 1));
  }

  /** Length of the image, with padding. */
  int length() {
    return length;
  }

  /** Length of the scaled image. */
  int scaled() {
    return scaled;
  }

  /** Length of each window. */
  int window() {
    return window;
  }

  /** Number of windows. */
  int count() {
    return count;
  }

  /** Where a window starts in the scaled image. */
  int start(int index) {
    return Math.min(index * stride, scaled - window);
  }

  /** Where a position of the image lies in the scaled one. */
  double place(int position) {
    return scaled == length || length == 1
        ? Math.min(position, scaled - 1)
        : position * (scaled - 1.0) / (length - 1.0);
  }

  /** The first position of the image that a window sees. */
  int from(int index) {
    return firstAt(start(index));
  }

  /** The first position of the image behind what a window sees. */
  int to(int index) {
    int end = start(index) + window;
    return end == scaled ? length : firstAt(end);
  }

  /** The first position of the image whose nearest scaled pixel is this one or a later one. */
  private int firstAt(int pixel) {
    if (pixel == 0) {
      return 0;
    }
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) / 2;
      if (place(middle) >= pixel - 0.5) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** By how many windows each position of the image is seen. */
  int[] seen() {
    int[] seen = new int[length];
    for (int i = 0; i < count; i++) {
      for (int position = from(i); position < to(i); position++) {
        seen[position]++;
      }
    }
    return seen;
  }
}
