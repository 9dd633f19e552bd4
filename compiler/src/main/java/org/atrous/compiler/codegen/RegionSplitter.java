package org.atrous.compiler.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.jspecify.annotations.Nullable;

/**
 * Cuts regions that are too long for one method into parts: components that add no segment, so that
 * nothing changes but the methods. What a part makes and others need, apart from what flows out of
 * it, is found again by a tap.
 */
final class RegionSplitter {
  private static final int NOTHING = -1;
  private static final int BYTES_A_PART = CodeSize.MOST_BYTES / 2;

  private final CodeSize size;

  RegionSplitter(CodeSize size) {
    this.size = size;
  }

  Network split(Network network) {
    return new Network(
        network.name(),
        network.doc(),
        network.span(),
        network.dialect(),
        network.normalization(),
        network.training(),
        network.provenance(),
        network.features(),
        network.blocks(),
        split(network.root()),
        network.auxiliaries().stream()
            .map(head -> new Network.Auxiliary(head.weight(), split(head.region())))
            .toList());
  }

  private Node.Region split(Node.Region region) {
    Node.Region inner =
        region.withNodes(
            region.nodes().stream()
                .map(node -> node.asRegion().<Node>map(this::split).orElse(node))
                .toList());
    return size.bytes(inner) <= CodeSize.MOST_BYTES ? inner : cut(inner);
  }

  private Node.Region cut(Node.Region region) {
    List<List<Node>> parts = parts(region);
    List<Set<Integer>> needed = neededAfter(parts, region);
    Set<Integer> inSight = new HashSet<>(region.inputs());
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<Node> part = parts.get(i);
      Integer output = lastOutput(part);
      if (output == null) {
        // A name that belongs to the scope around the region.
        nodes.addAll(part);
        continue;
      }
      nodes.add(part(region, part, output, inSight, needed.get(i), i + 1));
      inSight.add(output);
    }
    return region.withNodes(nodes);
  }

  /** Nodes in order, cut by size; a tap of the scope around the region stands alone. */
  private List<List<Node>> parts(Node.Region region) {
    List<List<Node>> parts = new ArrayList<>();
    List<Node> part = new ArrayList<>();
    int bytes = 0;
    for (Node node : region.nodes()) {
      boolean foreign = node instanceof Node.Tap tap && !tap.scope().equals(region.scope());
      if (!part.isEmpty() && (foreign || bytes > BYTES_A_PART)) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(node);
      bytes += size.bytes(node);
      if (foreign) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  /** For each part, the features that the parts after it take. */
  private static List<Set<Integer>> neededAfter(List<List<Node>> parts, Node.Region region) {
    List<Set<Integer>> needed = new ArrayList<>();
    Set<Integer> later = new HashSet<>(Set.of(region.output()));
    for (int i = parts.size() - 1; i >= 0; i--) {
      needed.add(0, Set.copyOf(later));
      parts.get(i).forEach(node -> later.addAll(node.uses()));
    }
    return needed;
  }

  private static Node.Region part(
      Node.Region region,
      List<Node> part,
      int output,
      Set<Integer> inSight,
      Set<Integer> neededAfter,
      int number) {
    Set<Integer> made = new LinkedHashSet<>();
    Set<Integer> taken = new LinkedHashSet<>();
    for (Node node : part) {
      node.uses().stream()
          .filter(feature -> !made.contains(feature) && inSight.contains(feature))
          .forEach(taken::add);
      Integer own = output(node);
      if (own != null) {
        made.add(own);
      }
    }
    if (taken.isEmpty()) {
      taken.add(region.inputs().get(0));
    }
    List<Node> nodes = new ArrayList<>(part);
    for (int feature : made) {
      if (feature != output && neededAfter.contains(feature)) {
        // No name of a spec has a dot in it.
        nodes.add(new Node.Tap(region.scope(), "feature." + feature, feature, region.span()));
      }
    }
    return new Node.Region(
        Node.Kind.COMPONENT,
        region.name() + "_part" + number,
        region.scope(),
        "",
        List.copyOf(taken),
        output,
        Map.of(),
        nodes,
        "",
        "Part " + number + " of `" + region.name() + "`.",
        region.declared(),
        region.span());
  }

  /** What flows out of a part, or null where it makes nothing. */
  private static @Nullable Integer lastOutput(List<Node> part) {
    Integer last = null;
    for (Node node : part) {
      Integer output = output(node);
      last = output == null ? last : output;
    }
    return last;
  }

  private static @Nullable Integer output(Node node) {
    int output =
        node.accept(
            new Node.Visitor<Integer>() {
              @Override
              public Integer visit(Node.Layer layer) {
                return layer.output();
              }

              @Override
              public Integer visit(Node.Region region) {
                return region.output();
              }

              @Override
              public Integer visit(Node.Tap tap) {
                return NOTHING;
              }
            });
    return output == NOTHING ? null : (Integer) output;
  }
}
