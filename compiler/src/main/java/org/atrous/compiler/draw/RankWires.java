package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.draw.LayeredGraph.Slot;
import org.atrous.compiler.draw.Picture.Course;
import org.atrous.compiler.draw.Picture.Point;
import org.atrous.compiler.draw.Picture.Wire;

/**
 * Draws the wires that lead down to a rank. Wires that fork from one chain share a line across, as
 * do those that come together in one; others get lines of their own, so that no two look joined
 * that aren't.
 */
final class RankWires {
  private static final int ABOVE = 9;
  private static final int BETWEEN = 8;
  private static final int BELOW = 14;

  private RankWires() {}

  /**
   * Draws the wires.
   *
   * @param rank the lower rank; all slots know their columns, those above also where they end
   * @param top the lowest place of the rank above
   * @return the highest place of the lower rank
   */
  static int draw(List<Slot> rank, int top, Picture.Canvas canvas) {
    Map<Slot, List<Wiring>> across = new LinkedHashMap<>();
    List<Wiring> straight = new ArrayList<>();
    for (Slot to : rank) {
      for (Slot from : to.inputs()) {
        Wiring wiring = new Wiring(from, to);
        if (from.x() == to.x()) {
          straight.add(wiring);
        } else {
          Slot shared = to.inputs().size() > 1 && from.outputs().size() == 1 ? to : from;
          across.computeIfAbsent(shared, slot -> new ArrayList<>()).add(wiring);
        }
      }
    }
    if (across.isEmpty() && straight.isEmpty()) {
      return top;
    }
    int bottom = top + ABOVE + BETWEEN * Math.max(0, across.size() - 1) + BELOW;
    straight.forEach(wiring -> canvas.add(wiring.straight(bottom)));
    int line = top + ABOVE;
    for (List<Wiring> wirings : across.values()) {
      for (Wiring wiring : wirings) {
        canvas.add(wiring.across(line, bottom));
      }
      line += BETWEEN;
    }
    return bottom;
  }

  /** A wire by its ends. */
  private record Wiring(Slot from, Slot to) {
    Wire straight(int bottom) {
      return wire(List.of(new Point(from.x(), from.bottom()), new Point(to.x(), bottom)));
    }

    Wire across(int line, int bottom) {
      return wire(
          List.of(
              new Point(from.x(), from.bottom()),
              new Point(from.x(), line),
              new Point(to.x(), line),
              new Point(to.x(), bottom)));
    }

    private Wire wire(List<Point> points) {
      return new Wire(to.isChain() ? Course.ARRIVING : Course.PASSING, points);
    }
  }
}
