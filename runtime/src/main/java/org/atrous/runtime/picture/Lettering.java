package org.atrous.runtime.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/**
 * Text in pictures. A Java on a machine without fonts can't write any; pictures there have none,
 * for that is no reason to lose them.
 */
final class Lettering {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, false);
  private static final Optional<Font> FONT = load();

  private Lettering() {}

  private static Optional<Font> load() {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
      font.getStringBounds("a", CONTEXT);
      return Optional.of(font);
    } catch (RuntimeException | Error e) {
      return Optional.empty();
    }
  }

  /** Width of a text in pixels; 0 without fonts. */
  static int width(String text) {
    return FONT.map(font -> (int) Math.ceil(font.getStringBounds(text, CONTEXT).getWidth()))
        .orElse(0);
  }

  /** Draws a text whose baseline begins at a position. */
  static void draw(Graphics2D graphics, String text, int x, int y) {
    draw(graphics, text, x, y, Color.DARK_GRAY);
  }

  /** The same in a colour. */
  static void draw(Graphics2D graphics, String text, int x, int y, Color color) {
    FONT.ifPresent(
        font -> {
          graphics.setFont(font);
          graphics.setColor(color);
          graphics.setRenderingHint(
              RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
          graphics.drawString(text, x, y);
        });
  }
}
