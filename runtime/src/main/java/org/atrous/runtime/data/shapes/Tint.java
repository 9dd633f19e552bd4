package org.atrous.runtime.data.shapes;

import java.util.Random;

/** A colour that is still to be lit and mixed, 0..255 a channel. */
record Tint(double red, double green, double blue) {
  private static final double CONTRAST = 90;

  /** Any colour. */
  static Tint random(Random random) {
    return new Tint(30 + random.nextInt(196), 30 + random.nextInt(196), 30 + random.nextInt(196));
  }

  /** A colour of middling brightness, before which shapes stand out. */
  static Tint muted(Random random) {
    return new Tint(90 + random.nextInt(76), 90 + random.nextInt(76), 90 + random.nextInt(76));
  }

  /** A colour that is clearly lighter or darker than this one. */
  Tint contrasting(Random random) {
    Tint other = random(random);
    double shift = brightness() > 127 ? -1 : 1;
    double lacking = CONTRAST - shift * (other.brightness() - brightness());
    return lacking <= 0 ? other : other.plus(shift * lacking);
  }

  private Tint plus(double value) {
    return new Tint(limit(red + value), limit(green + value), limit(blue + value));
  }

  private static double limit(double value) {
    return Math.max(0, Math.min(255, value));
  }

  private double brightness() {
    return (red + green + blue) / 3;
  }

  /** This colour, and a share of another in its place. */
  Tint mix(Tint other, double share) {
    return new Tint(
        red + share * (other.red - red),
        green + share * (other.green - green),
        blue + share * (other.blue - blue));
  }
}
