package org.atrous.runtime.data.shapes;

import java.util.Random;

/** A colour that is still to be lit and mixed, 0..255 a channel. */
record Tint(double red, double green, double blue) {
  private static final double CONTRAST = 90;

  /** How far the hue of a shape may be from its form's, in degrees. */
  private static final double HUES = 50;

  /** A strong colour of about a hue, light or dark. */
  static Tint strong(double hue, Random random) {
    double turned = hue + HUES * (2 * random.nextDouble() - 1);
    double saturation = 0.5 + 0.5 * random.nextDouble();
    double value = 80 + 175 * random.nextDouble();
    return new Tint(
        value * (1 - saturation * lack(turned, 0)),
        value * (1 - saturation * lack(turned, 120)),
        value * (1 - saturation * lack(turned, 240)));
  }

  /** How much a channel lacks at a hue: nothing within 60 degrees of its own, all beyond 120. */
  private static double lack(double hue, double channel) {
    double turn = Math.abs(hue - channel) % 360;
    return Math.max(0, Math.min(1, Math.min(turn, 360 - turn) / 60 - 1));
  }

  /** A colour of middling brightness, before which shapes stand out. */
  static Tint muted(Random random) {
    return new Tint(90 + random.nextInt(76), 90 + random.nextInt(76), 90 + random.nextInt(76));
  }

  /** Another colour of about a hue that is clearly lighter or darker than this one. */
  Tint contrasting(double hue, Random random) {
    Tint other = strong(hue, random);
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
