package org.atrous.runtime.experiment;

/** A colour, 0..255 a channel. */
public record Rgb(int red, int green, int blue) {
  public Rgb {
    if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
      throw new IllegalArgumentException("not a colour: (%d, %d, %d)".formatted(red, green, blue));
    }
  }
}
