package org.atrous.runtime.layers;

/**
 * A window along one axis of a map.
 *
 * @param size of the map, in positions
 * @param kernel taps of the window
 * @param stride of the window
 * @param rate distance between neighbouring taps; 1 where there is one tap only
 * @param before positions of padding at the top or left
 * @param after positions of padding at the bottom or right
 * @param out positions of the result
 */
record Axis(int size, int kernel, int stride, int rate, int before, int after, int out) {

  /**
   * Lays a window over an axis.
   *
   * @throws IllegalArgumentException if the window is larger than the padded map
   */
  static Axis of(int size, int kernel, int stride, int givenRate, Padding padding) {
    int rate = kernel == 1 ? 1 : givenRate;
    int span = (kernel - 1) * rate + 1;
    return switch (padding) {
      case VALID -> padded(size, kernel, stride, rate, 0, 0);
      case SYMMETRIC -> {
        int each = rate * (kernel - 1) / 2;
        yield padded(size, kernel, stride, rate, each, each);
      }
      case SAME -> {
        int out = (size + stride - 1) / stride;
        int total = Math.max(0, (out - 1) * stride + span - size);
        yield padded(size, kernel, stride, rate, total / 2, total - total / 2);
      }
    };
  }

  private static Axis padded(int size, int kernel, int stride, int rate, int before, int after) {
    int room = size + before + after - ((kernel - 1) * rate + 1);
    if (room < 0) {
      throw new IllegalArgumentException(
          "a window of %d taps at rate %d doesn't fit on %d positions with %d of padding"
              .formatted(kernel, rate, size, before + after));
    }
    return new Axis(size, kernel, stride, rate, before, after, room / stride + 1);
  }

  boolean isPadded() {
    return before + after > 0;
  }

  /** Whether TensorFlow's SAME pads just so. */
  boolean isSame() {
    Axis same = of(size, kernel, stride, rate, Padding.SAME);
    return before == same.before && after == same.after && out == same.out;
  }

  /** What must be added after the padded map so that the rate divides its size. */
  int untilRate() {
    return Math.floorMod(-(size + before + after), rate);
  }

  /** How many taps lie inside the map, for each position of the result. */
  int[] tapsInside() {
    int[] counts = new int[out];
    for (int i = 0; i < out; i++) {
      for (int tap = 0; tap < kernel; tap++) {
        int position = i * stride + tap * rate - before;
        counts[i] += position >= 0 && position < size ? 1 : 0;
      }
    }
    return counts;
  }
}
