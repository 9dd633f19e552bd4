package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.ir.Node;

/** Puts a tap behind each unit whose output is used elsewhere by the unit's name. */
final class UnitTaps {
  private UnitTaps() {}

  /**
   * The same nodes, with taps.
   *
   * @param units full names, {@code backbone/block3/unit1}
   */
  static List<Node> insert(List<Node> nodes, Set<String> units) {
    if (units.isEmpty()) {
      return nodes;
    }
    List<Node> result = new ArrayList<>();
    for (Node node : nodes) {
      Node.Region region = node.asRegion().orElse(null);
      if (region == null) {
        result.add(node);
        continue;
      }
      result.add(region.withNodes(insert(region.nodes(), units)));
      if (region.kind() == Node.Kind.COMPONENT
          && !region.segment().isEmpty()
          && units.contains(region.scope())) {
        String parent =
            region.scope().substring(0, region.scope().length() - region.segment().length() - 1);
        result.add(new Node.Tap(parent, region.segment(), region.output(), region.span()));
      }
    }
    return result;
  }
}
