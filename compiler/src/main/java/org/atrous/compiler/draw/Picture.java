package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.List;

/** What stands where, in pixels from the upper left corner. */
record Picture(int width, int height, List<Box> boxes, List<Text> texts, List<Wire> wires) {
  Picture {
    boxes = List.copyOf(boxes);
    texts = List.copyOf(texts);
    wires = List.copyOf(wires);
  }

  /** How a box looks. */
  enum Style {
    BLOCK,
    ATROUS,
    LAYERS,
    JOIN,
    TAP,
    FRAME,
    SIDE
  }

  /** A rectangle. Frames stand behind what is in them. */
  record Box(Style style, int x, int y, int width, int height) {
    int right() {
      return x + width;
    }

    int bottom() {
      return y + height;
    }

    boolean isFrame() {
      return style == Style.FRAME || style == Style.SIDE;
    }
  }

  /** Where the given x of a text is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * A line of text.
   *
   * @param y of its baseline
   */
  record Text(String text, TextStyle style, Anchor anchor, int x, int y) {
    int width() {
      return style.width(text);
    }

    int left() {
      return switch (anchor) {
        case START -> x;
        case MIDDLE -> x - width() / 2;
        case END -> x - width();
      };
    }
  }

  /** A corner of a wire. */
  record Point(int x, int y) {}

  /** What a wire is for. */
  enum Course {
    /** Ends at a box. */
    ARRIVING,
    /** Ends where another wire goes on. */
    PASSING,
    /** Leads a feature from further up. */
    TAP
  }

  /** A line of horizontal and vertical pieces. */
  record Wire(Course course, List<Point> points) {
    Wire {
      points = List.copyOf(points);
    }
  }

  /** Collects what stands in a picture. */
  static final class Canvas {
    private final List<Box> boxes = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();

    void add(Box box) {
      boxes.add(box);
    }

    void add(Text text) {
      texts.add(text);
    }

    void add(Wire wire) {
      wires.add(wire);
    }

    /** Adds all of another canvas, moved to the right and down. */
    void add(Canvas other, int dx, int dy) {
      other.boxes.forEach(
          b -> add(new Box(b.style(), b.x() + dx, b.y() + dy, b.width(), b.height())));
      other.texts.forEach(
          t -> add(new Text(t.text(), t.style(), t.anchor(), t.x() + dx, t.y() + dy)));
      other.wires.forEach(
          w ->
              add(
                  new Wire(
                      w.course(),
                      w.points().stream().map(p -> new Point(p.x() + dx, p.y() + dy)).toList())));
    }

    /** The rightmost place that anything takes. */
    int right() {
      int right = 0;
      for (Box box : boxes) {
        right = Math.max(right, box.right());
      }
      for (Text text : texts) {
        right = Math.max(right, text.left() + text.width());
      }
      for (Wire wire : wires) {
        right = Math.max(right, wire.points().stream().mapToInt(Point::x).max().orElse(0));
      }
      return right;
    }

    /** The leftmost place that anything takes. */
    int left() {
      int left = boxes.stream().mapToInt(Box::x).min().orElse(0);
      for (Text text : texts) {
        left = Math.min(left, text.left());
      }
      for (Wire wire : wires) {
        left = Math.min(left, wire.points().stream().mapToInt(Point::x).min().orElse(left));
      }
      return left;
    }

    /** The lowest place that any box takes. */
    int bottom() {
      return boxes.stream().mapToInt(Box::bottom).max().orElse(0);
    }

    /** The styles of all boxes. */
    List<Style> styles() {
      return boxes.stream().map(Box::style).distinct().toList();
    }

    /** Everything, moved into a page with a margin. */
    Picture picture(int margin) {
      Canvas page = new Canvas();
      page.add(this, margin - left(), margin);
      return new Picture(
          page.right() + margin, page.lowest() + margin, page.boxes, page.texts, page.wires);
    }

    private int lowest() {
      int lowestText = texts.stream().mapToInt(text -> text.y() + 4).max().orElse(0);
      return Math.max(bottom(), lowestText);
    }
  }
}
