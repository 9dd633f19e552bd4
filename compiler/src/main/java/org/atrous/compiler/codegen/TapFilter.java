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
    for (Network.Auxiliary head : network.auxiliaries()) {
      remote.addAll(head.region().inputs());
      collect(head.region());
    }
  }

  /** The full name under which code elsewhere finds a feature. */
  String path(int feature) {
    String path = paths.get(feature);
    if (path == null) {
      throw new IllegalStateException("feature " + feature + " has no name");
    }
    return path;
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
      node.accept(
          new Node.Visitor<Boolean>() {
            @Override
            public Boolean visit(Node.Layer layer) {
              return use(layer.inputs(), local) && local.add(layer.output());
            }

            @Override
            public Boolean visit(Node.Region inner) {
              collect(inner);
              return use(inner.inputs(), local) && local.add(inner.output());
            }

            @Override
            public Boolean visit(Node.Tap tap) {
              // A name for a feature is no use of it.
              return true;
            }
          });
    }
  }

  private boolean use(List<Integer> features, Set<Integer> local) {
    features.stream().filter(feature -> !local.contains(feature)).forEach(remote::add);
    return true;
  }
}
