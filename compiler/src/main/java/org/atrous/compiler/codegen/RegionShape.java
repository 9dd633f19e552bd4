package org.atrous.compiler.codegen;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Operation.CallArgument;

/** What of a component's instance a method fixes: everything but its numbers. */
final class RegionShape {
  private final IdentityHashMap<Node.Region, String> shapes;
  private final TapFilter taps;
  private final Map<Integer, String> local = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private RegionShape(IdentityHashMap<Node.Region, String> shapes, TapFilter taps) {
    this.shapes = shapes;
    this.taps = taps;
  }

  /**
   * A text that is equal for instances which one method can build.
   *
   * @param shapes of the regions inside
   * @param taps those that are made are part of a method, the others are not
   */
  static String of(
      Node.Region region, IdentityHashMap<Node.Region, String> shapes, TapFilter taps) {
    return new RegionShape(shapes, taps).describe(region);
  }

  /** {@code WithConv} for a shortcut that begins with a convolution; empty without one. */
  static String shortcutSuffix(Node.Region region) {
    for (Node node : region.nodes()) {
      if (node instanceof Node.Region inner && inner.role().equals("shortcut")) {
        return "With" + JavaNames.capitalized(firstMethod(inner));
      }
      if (node instanceof Node.Layer layer && layer.role().equals("shortcut")) {
        return "With" + JavaNames.capitalized(layer.operation().call().method());
      }
    }
    return "";
  }

  /** The runtime's method that a component calls first. */
  static String firstMethod(Node.Region region) {
    for (Node node : region.nodes()) {
      if (node instanceof Node.Layer layer) {
        return layer.operation().call().method();
      }
      if (node instanceof Node.Region inner) {
        return firstMethod(inner);
      }
    }
    return "nothing";
  }

  private String describe(Node.Region region) {
    text.append(region.declared()).append(' ').append(region.name()).append('(');
    region.inputs().forEach(this::number);
    text.append(region.inputs().size()).append(")\n");
    for (Node node : region.nodes()) {
      node.accept(
          new Node.Visitor<Void>() {
            @Override
            @SuppressWarnings("NullAway") // Void has no other value.
            public Void visit(Node.Layer layer) {
              describe(layer);
              return null;
            }

            @Override
            @SuppressWarnings("NullAway") // Void has no other value.
            public Void visit(Node.Region inner) {
              text.append("call ").append(inner.segment()).append(inner.role());
              inner.inputs().forEach(input -> text.append(' ').append(reference(input)));
              text.append(" {").append(shapes.get(inner)).append("}\n");
              number(inner.output());
              return null;
            }

            @Override
            @SuppressWarnings("NullAway") // Void has no other value.
            public Void visit(Node.Tap tap) {
              if (taps.isNeeded(tap)) {
                text.append("tap ")
                    .append(tap.name())
                    .append(reference(tap.feature()))
                    .append('\n');
              }
              return null;
            }
          });
    }
    return text.append("-> ").append(reference(region.output())).toString();
  }

  private void describe(Node.Layer layer) {
    text.append(layer.operation().call().method()).append(' ').append(layer.name());
    text.append(' ').append(layer.role());
    layer.inputs().forEach(input -> text.append(' ').append(reference(input)));
    var window = layer.operation().window();
    if (window != null) {
      text.append(' ').append(window.border());
    }
    List<CallArgument> arguments = layer.operation().call().arguments();
    for (CallArgument argument : arguments) {
      if (!(argument instanceof CallArgument.Count)) {
        text.append(' ').append(argument);
      }
    }
    text.append('\n');
    number(layer.output());
  }

  private void number(int feature) {
    local.putIfAbsent(feature, "%" + local.size());
  }

  private String reference(int feature) {
    return local.getOrDefault(feature, "outside " + feature);
  }
}
