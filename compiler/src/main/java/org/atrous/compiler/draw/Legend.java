package org.atrous.compiler.draw;

import java.util.List;
import org.atrous.compiler.draw.Picture.Anchor;
import org.atrous.compiler.draw.Picture.Box;
import org.atrous.compiler.draw.Picture.Canvas;
import org.atrous.compiler.draw.Picture.Course;
import org.atrous.compiler.draw.Picture.Point;
import org.atrous.compiler.draw.Picture.Style;
import org.atrous.compiler.draw.Picture.Text;
import org.atrous.compiler.draw.Picture.Wire;

/** What the shapes of a picture mean, below it: only those that are in it. */
final class Legend {
  private static final int SAMPLE = 24;
  private static final int LINE = 17;

  private Legend() {}

  static void add(Sketch sketch, Canvas canvas) {
    List<Style> styles = canvas.styles();
    int x = canvas.left();
    int y = canvas.bottom() + 30;
    if (sketch.elements().size() > 1 && styles.contains(Style.BLOCK)) {
      sample(Style.BLOCK, "trunk; wider is a finer map, higher is more channels", x, y, canvas);
      y += LINE;
    }
    if (styles.contains(Style.ATROUS)) {
      sample(Style.ATROUS, "atrous: rates above 1", x, y, canvas);
      y += LINE;
    }
    if (styles.contains(Style.TAP)) {
      canvas.add(new Wire(Course.TAP, List.of(new Point(x, y), new Point(x + SAMPLE, y))));
      label("tap: a feature that is used again further down", x, y, canvas);
    }
  }

  private static void sample(Style style, String text, int x, int y, Canvas canvas) {
    canvas.add(new Box(style, x, y - 5, SAMPLE, 10));
    label(text, x, y, canvas);
  }

  private static void label(String text, int x, int y, Canvas canvas) {
    canvas.add(new Text(text, TextStyle.FAINT, Anchor.START, x + SAMPLE + 8, y + 4));
  }
}
