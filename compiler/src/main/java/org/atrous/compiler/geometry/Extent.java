package org.atrous.compiler.geometry;

/** A height or width: a number, or a function of the input's. */
public sealed interface Extent {
  /**
   * The extent after a window moves over it: {@code floor((this + padding - span - 1) / stride) +
   * 1}.
   *
   * @param span distance between the window's first and last tap: {@code rate * (kernel - 1)}
   * @param padding of both sides together
   */
  Extent window(int span, int padding, int stride);

  /** Whether the map has at least one position; a symbolic one is taken to have. */
  boolean isPositive();

  /** How it is printed: {@code 33}, {@code ceil(H/16)}. */
  String text();

  /** A number of positions. */
  record Fixed(int value) implements Extent {
    @Override
    public Extent window(int span, int padding, int stride) {
      return new Fixed(Math.floorDiv(value + padding - span - 1, stride) + 1);
    }

    @Override
    public boolean isPositive() {
      return value > 0;
    }

    @Override
    public String text() {
      return Integer.toString(value);
    }
  }

  /**
   * {@code ceil(base / divisor)}: windows that pad by their span divide and round up, and such
   * divisions compose.
   */
  record Symbolic(String base, int divisor) implements Extent {
    @Override
    public Extent window(int span, int padding, int stride) {
      if (padding == span) {
        return new Symbolic(base, Math.multiplyExact(divisor, stride));
      }
      int added = padding - span - 1 + stride;
      String sum = added == 0 ? text() : text() + (added > 0 ? "+" + added : "" + added);
      return new Symbolic(stride == 1 ? "(" + sum + ")" : "floor((" + sum + ")/" + stride + ")", 1);
    }

    @Override
    public boolean isPositive() {
      return true;
    }

    @Override
    public String text() {
      return divisor == 1 ? base : "ceil(" + base + "/" + divisor + ")";
    }
  }
}
