package org.atrous.compiler.codegen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;

/**
 * Which taps generated code makes: the blocks', which tests and users look at, and those of
 * features that code in another method needs.
 */
final class TapFilter {
  private final Map<Integer, String> paths = new HashMap<>();
  private final Set<String> blocks = new HashSet<>();
  private final Set<Integer> remote = new HashSet<>();

  TapFilter(Network network) {
    network.blocks().forEach(block -> blocks.add(block.scope()));
    network.taps().forEach(tap -> paths.putIfAbsent(tap.feature(), tap.path()));
    collect(network.root());
  }

  /** Full names by feature; of several names of one feature, the first. */
  Map<Integer, String> paths() {
    return paths;
  }

  boolean isNeeded(Node.Tap tap) {
    return blocks.contains(tap.path())
        || (remote.contains(tap.feature()) && tap.path().equals(paths.get(tap.feature())));
  }

  private void collect(Node.Region region) {
    Set<Integer> local = new HashSet<>(region.inputs());
    for (Node node : region.nodes()) {
      List<Integer> inputs = List.of();
      if (node instanceof Node.Layer layer) {
        inputs = layer.inputs();
        local.add(layer.output());
      } else if (node instanceof Node.Region inner) {
        inputs = inner.inputs();
        local.add(inner.output());
        collect(inner);
      }
      inputs.stream().filter(input -> !local.contains(input)).forEach(remote::add);
    }
  }
}
