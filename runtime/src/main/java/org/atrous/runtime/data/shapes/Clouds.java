package org.atrous.runtime.data.shapes;

import java.util.Random;

/** Smooth random values in 0..1 over the unit square: a coarse grid, interpolated. */
final class Clouds {
  private static final int CELLS = 3;

  private final double[] corners = new double[(CELLS + 1) * (CELLS + 1)];

  Clouds(Random random) {
    for (int i = 0; i < corners.length; i++) {
      corners[i] = random.nextDouble();
    }
  }

  /** The value at a position, both coordinates in 0..1. */
  double at(double v, double u) {
    int row = Math.min(CELLS - 1, (int) (v * CELLS));
    int column = Math.min(CELLS - 1, (int) (u * CELLS));
    double down = smooth(v * CELLS - row);
    double across = smooth(u * CELLS - column);
    int corner = row * (CELLS + 1) + column;
    double upper = mix(corners[corner], corners[corner + 1], across);
    double lower = mix(corners[corner + CELLS + 1], corners[corner + CELLS + 2], across);
    return mix(upper, lower, down);
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double mix(double from, double to, double share) {
    return from + share * (to - from);
  }
}
