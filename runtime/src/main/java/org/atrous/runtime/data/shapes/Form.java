package org.atrous.runtime.data.shapes;

/**
 * What is drawn, in the order of the classes after the background. Two forms share a texture, and
 * neighbours share hues, so that neither form nor texture nor colour alone tells them all apart.
 */
enum Form {
  DISC(1, Texture.DOTS, 0, 0.14, 0.30) {
    @Override
    double distance(double u, double v) {
      return length(u, v) - 1;
    }
  },

  SQUARE(2, Texture.CHECKS, 216, 0.15, 0.32) {
    @Override
    double distance(double u, double v) {
      return box(u, v, 0.85, 0.85);
    }
  },

  TRIANGLE(3, Texture.STRIPES, 144, 0.20, 0.36) {
    @Override
    double distance(double u, double v) {
      double root3 = Math.sqrt(3);
      double x = Math.abs(u) - 1;
      double y = v + 1 / root3;
      if (x + root3 * y > 0) {
        double turned = (x - root3 * y) / 2;
        y = (-root3 * x - y) / 2;
        x = turned;
      }
      x -= Math.max(-2, Math.min(x, 0));
      return -length(x, y) * Math.signum(y);
    }
  },

  RING(4, Texture.CHECKS, 288, 0.18, 0.34) {
    @Override
    double distance(double u, double v) {
      return Math.abs(length(u, v) - 0.75) - 0.25;
    }
  },

  LINE(5, Texture.PLAIN, 72, 0.38, 0.60) {
    @Override
    double distance(double u, double v) {
      return box(u, v, 1, 0.085);
    }
  };

  private final int label;
  private final Texture texture;
  private final double hue;
  private final double minRadius;
  private final double maxRadius;

  Form(int label, Texture texture, double hue, double minRadius, double maxRadius) {
    this.label = label;
    this.texture = texture;
    this.hue = hue;
    this.minRadius = minRadius;
    this.maxRadius = maxRadius;
  }

  Texture texture() {
    return texture;
  }

  /** The middle of the hues in which it is drawn, in degrees. */
  double hue() {
    return hue;
  }

  /** The smallest radius, as a share of the picture's shorter side. */
  double minRadius() {
    return minRadius;
  }

  /** The largest radius, as a share of the picture's shorter side. */
  double maxRadius() {
    return maxRadius;
  }

  /** The class; 0 is the background. */
  int label() {
    return label;
  }

  /** Distance to the outline of the form at radius 1, negative within. */
  abstract double distance(double u, double v);

  private static double length(double u, double v) {
    return Math.sqrt(u * u + v * v);
  }

  private static double box(double u, double v, double halfWidth, double halfHeight) {
    double x = Math.abs(u) - halfWidth;
    double y = Math.abs(v) - halfHeight;
    return length(Math.max(x, 0), Math.max(y, 0)) + Math.min(Math.max(x, y), 0);
  }
}
