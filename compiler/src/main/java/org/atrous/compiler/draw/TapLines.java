package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.draw.Picture.Box;
import org.atrous.compiler.draw.Picture.Canvas;
import org.atrous.compiler.draw.Picture.Course;
import org.atrous.compiler.draw.Picture.Point;
import org.atrous.compiler.draw.Picture.Wire;

/** Leads taps from the elements that make them to where they are used. */
final class TapLines {
  /** Distance between lines that run down. */
  static final int LANE = 10;

  /** Distance between lines that run across. */
  static final int ACROSS = 7;

  private final List<Box> elements = new ArrayList<>();
  private final List<Integer> used = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  /**
   * A line by way of a lane.
   *
   * @param across height at which it leaves its lane
   * @param end where it ends
   */
  private record Line(Point start, int across, Point end) {}

  /** Adds an element of the main way, from which taps may leave. */
  void addElement(Box element) {
    elements.add(element);
    used.add(0);
  }

  /** Where a further tap leaves an element: in the middle, then by turns below and above it. */
  Point leave(int element) {
    Box source = elements.get(element);
    int before = used.set(element, used.get(element) + 1);
    int offset = (before + 1) / 2 * ACROSS * (before % 2 == 1 ? 1 : -1);
    return new Point(source.right(), source.y() + source.height() / 2 + offset);
  }

  /** Adds a line by way of a lane. */
  void add(Point start, int across, Point end) {
    lines.add(new Line(start, across, end));
  }

  /** How many lines have a lane. */
  int count() {
    return lines.size();
  }

  /** Whether a line runs across to its lane at heights that a box takes. */
  boolean crosses(Box box) {
    return lines.stream()
        .anyMatch(line -> line.start().y() >= box.y() - LANE && line.start().y() <= box.bottom());
  }

  /** Draws the lines, each in a lane of its own; the first in column {@code left}. */
  void draw(int left, Canvas canvas) {
    int lane = left;
    for (Line line : lines) {
      canvas.add(
          new Wire(
              Course.TAP,
              List.of(
                  line.start(),
                  new Point(lane, line.start().y()),
                  new Point(lane, line.across()),
                  new Point(line.end().x(), line.across()),
                  line.end())));
      lane += LANE;
    }
  }

  /** Draws a line without a lane: across, then down. */
  static void drawDirect(Point start, Point end, Canvas canvas) {
    canvas.add(new Wire(Course.TAP, List.of(start, new Point(end.x(), start.y()), end)));
  }
}
