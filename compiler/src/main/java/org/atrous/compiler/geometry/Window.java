package org.atrous.compiler.geometry;

import org.atrous.compiler.value.Rate;

/**
 * The window of a layer as written: natural stride, written rate.
 *
 * @param pool whether it is a pool, whose window shrinks to 1x1 when a stride equal to it is spent
 * @param scaledAt the output stride at which height and width are as written, elsewhere they are in
 *     proportion; or {@link #FIXED}
 */
public record Window(
    int height, int width, int stride, Rate rate, Border border, boolean pool, int scaledAt) {
  /** A window of one size at every output stride. */
  public static final int FIXED = 0;

  /** A window of one size at every output stride. */
  public Window(int height, int width, int stride, Rate rate, Border border, boolean pool) {
    this(height, width, stride, rate, border, pool, FIXED);
  }

  /** A single tap has no rate: there is nothing to spread. */
  public boolean isPointwise() {
    return height == 1 && width == 1;
  }

  /** The window as it runs at one output stride. */
  public record Running(int height, int width, int stride, int rate, Border border) {
    /** Size of the output map. */
    public MapSize over(MapSize input) {
      return new MapSize(along(input.height(), height), along(input.width(), width));
    }

    /**
     * Size of the input with its padding, filled up to a multiple of the rate, so that it can be
     * taken apart into maps of every rate-th position; at stride 1, and of a fixed size only.
     */
    public MapSize filled(MapSize input) {
      MapSize output = over(input);
      return MapSize.of(filled(output.rows(), height), filled(output.columns(), width));
    }

    private int filled(int output, int kernel) {
      return (output + rate * (kernel - 1) + rate - 1) / rate * rate;
    }

    /**
     * Positions added before the map's first one, along one side.
     *
     * @param kernel taps along that side
     * @param input extent of the map
     * @param output extent of what the window makes of it
     */
    long paddingBefore(int kernel, int input, int output) {
      long span = (long) rate * (kernel - 1);
      return switch (border) {
        case SYMMETRIC -> span / 2;
        case SAME -> Math.max(0, (output - 1L) * stride + span + 1 - input) / 2;
        case VALID -> 0;
      };
    }

    private Extent along(Extent extent, int kernel) {
      int span = rate * (kernel - 1);
      return switch (border) {
        case SYMMETRIC -> extent.window(span, 2 * (span / 2), stride);
        case SAME -> extent.window(span, span, stride);
        case VALID -> extent.window(span, 0, stride);
      };
    }
  }
}
