package org.atrous.runtime.layers;

/**
 * The window of a convolution or pool.
 *
 * @param height in taps
 * @param width in taps
 * @param stride of the window, on both axes
 * @param rate atrous rate: distance between neighbouring taps, 1 for none
 * @param padding at the border
 */
public record Window(int height, int width, int stride, int rate, Padding padding) {
  public Window {
    if (height < 1 || width < 1 || stride < 1 || rate < 1) {
      throw new IllegalArgumentException(
          "window %dx%d with stride %d and rate %d: all are at least 1"
              .formatted(height, width, stride, rate));
    }
    if (stride > 1 && rate > 1) {
      throw new IllegalArgumentException(
          "stride %d and rate %d: one of them is 1".formatted(stride, rate));
    }
  }

  /** A window at stride 1 and rate 1, symmetrically padded. */
  public static Window of(int height, int width) {
    return new Window(height, width, 1, 1, Padding.SYMMETRIC);
  }

  public Window stride(int stride) {
    return new Window(height, width, stride, rate, padding);
  }

  public Window rate(int rate) {
    return new Window(height, width, stride, rate, padding);
  }

  public Window padding(Padding padding) {
    return new Window(height, width, stride, rate, padding);
  }
}
