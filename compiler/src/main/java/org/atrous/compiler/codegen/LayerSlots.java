package org.atrous.compiler.codegen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.StridePlan;
import org.atrous.compiler.primitive.Operation.CallArgument;

/** The numbers of one layer's generated call, at each output stride. */
final class LayerSlots {
  private final List<StridePlan> plans;

  LayerSlots(List<StridePlan> plans) {
    this.plans = List.copyOf(plans);
  }

  /** Those of a node: a layer's; other nodes have none of their own. */
  List<Slot> ofNode(Node node) {
    return node instanceof Node.Layer layer ? of(layer) : List.of();
  }

  List<Slot> of(Node.Layer layer) {
    return layer.operation().call().arguments().stream()
        .flatMap(argument -> of(argument, layer).stream())
        .toList();
  }

  private List<Slot> of(CallArgument argument, Node.Layer layer) {
    return argument.accept(
        new CallArgument.Visitor<>() {
          @Override
          public List<Slot> visit(CallArgument.Count count) {
            String name = count.argument();
            return List.of(
                name.equals("stride") && layer.operation().window() != null
                    ? windowSlot(layer, name, Window.Running::stride)
                    : new Slot(
                        name,
                        Collections.nCopies(plans.size(), count.value()),
                        layer.sources().get(name)));
          }

          @Override
          public List<Slot> visit(CallArgument.WindowArgument window) {
            return List.of(
                windowSlot(layer, "kernelHeight", Window.Running::height),
                windowSlot(layer, "kernelWidth", Window.Running::width),
                windowSlot(layer, "stride", Window.Running::stride),
                windowSlot(layer, "rate", Window.Running::rate));
          }

          @Override
          public List<Slot> visit(CallArgument.Constant constant) {
            return List.of();
          }

          @Override
          public List<Slot> visit(CallArgument.Decimal decimal) {
            return List.of();
          }

          @Override
          public List<Slot> visit(CallArgument.EnumConstant constant) {
            return List.of();
          }
        });
  }

  private Slot windowSlot(Node.Layer layer, String name, ToIntFunction<Window.Running> number) {
    List<Integer> values = new ArrayList<>();
    for (StridePlan plan : plans) {
      Window.Running window = plan.window(layer);
      if (window == null) {
        throw new IllegalStateException("no window planned for " + layer.path());
      }
      values.add(number.applyAsInt(window));
    }
    return new Slot(name, values, layer.sources().get(name));
  }
}
