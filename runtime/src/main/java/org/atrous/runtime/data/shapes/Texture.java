package org.atrous.runtime.data.shapes;

/** A pattern of two colours with period 1. */
enum Texture {
  PLAIN {
    @Override
    boolean isFirst(double u, double v) {
      return true;
    }
  },

  STRIPES {
    @Override
    boolean isFirst(double u, double v) {
      return fraction(u) < 0.5;
    }
  },

  CHECKS {
    @Override
    boolean isFirst(double u, double v) {
      return fraction(u) < 0.5 == fraction(v) < 0.5;
    }
  },

  DOTS {
    @Override
    boolean isFirst(double u, double v) {
      double x = fraction(u) - 0.5;
      double y = fraction(v) - 0.5;
      return x * x + y * y < 0.11;
    }
  };

  /** Whether the first of the two colours shows at a position. */
  abstract boolean isFirst(double u, double v);

  private static double fraction(double value) {
    return value - Math.floor(value);
  }
}
