package org.atrous.compiler.codegen;

import java.util.List;
import org.atrous.compiler.ir.Node;

/** Finds units that follow each other and are built by one method: they become a loop. */
final class UnitRuns {
  /** What a unit's segment begins with. */
  static final String UNIT = "unit";

  /**
   * The most units of one loop: numbers that differ by unit stand in an array, and it has a size.
   */
  private static final int MOST = 256;

  private UnitRuns() {}

  /** How many nodes from {@code start} on are such units; 1 where there is no run. */
  static int length(List<Node> nodes, int start, MethodPlanner planner) {
    if (!(nodes.get(start) instanceof Node.Region first) || !isUnit(first)) {
      return 1;
    }
    int length = 1;
    Node.Region before = first;
    while (start + length < nodes.size()
        && length < MOST
        && nodes.get(start + length) instanceof Node.Region next
        && isUnit(next)
        && planner.method(next).name().equals(planner.method(first).name())
        && next.inputs().equals(List.of(before.output()))
        && number(next) == number(before) + 1) {
      before = next;
      length++;
    }
    return length;
  }

  /** The number at the end of the segment. */
  static int number(Node.Region unit) {
    return Integer.parseInt(unit.segment().substring(UNIT.length()));
  }

  private static boolean isUnit(Node.Region region) {
    return region.kind() == Node.Kind.COMPONENT
        && region.inputs().size() == 1
        && region.segment().matches(UNIT + "[1-9]\\d{0,5}");
  }
}
