package org.atrous.compiler.draw;

/** How text looks, and how much room it needs in whichever font a viewer has. */
enum TextStyle {
  TITLE(18, true),
  HEADING(12, false),
  NAME(13, true),
  PLAIN(11, false),
  RATE(11, true),
  FAINT(10, false);

  /** Average width of a character by size, in a wide font. */
  private static final double WIDTH = 0.62;

  private static final double BOLD_WIDTH = 0.69;

  private final int size;
  private final boolean bold;

  TextStyle(int size, boolean bold) {
    this.size = size;
    this.bold = bold;
  }

  int size() {
    return size;
  }

  boolean isBold() {
    return bold;
  }

  /** Distance between the baselines of two lines. */
  int lineHeight() {
    return size + 4;
  }

  int width(String text) {
    return (int)
        Math.ceil(text.codePointCount(0, text.length()) * size * (bold ? BOLD_WIDTH : WIDTH));
  }

  static TextStyle of(Sketch.Tone tone) {
    return switch (tone) {
      case NAME -> RATE;
      case PLAIN -> PLAIN;
      case RATE -> RATE;
      case FAINT -> FAINT;
    };
  }
}
