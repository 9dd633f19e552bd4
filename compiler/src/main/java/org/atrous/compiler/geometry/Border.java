package org.atrous.compiler.geometry;

import java.util.Locale;

/** How a window treats the border of its map. */
public enum Border {
  SYMMETRIC,
  SAME,
  VALID;

  /** The border that a spec calls {@code word}. */
  public static Border of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
