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
  /** Names of a window's slots, in order. */
  static final List<String> WINDOW = List.of("kernelHeight", "kernelWidth", "stride", "rate");

  private final List<StridePlan> plans;

  LayerSlots(List<StridePlan> plans) {
    this.plans = List.copyOf(plans);
  }

  List<Slot> of(Node.Layer layer) {
    List<Slot> slots = new ArrayList<>();
    for (CallArgument argument : layer.operation().call().arguments()) {
      if (argument instanceof CallArgument.Count count) {
        boolean fromWindow =
            count.argument().equals("stride") && layer.operation().window() != null;
        slots.add(
            fromWindow
                ? windowSlot(layer, "stride", Window.Running::stride)
                : new Slot(
                    count.argument(),
                    Collections.nCopies(plans.size(), count.value()),
                    layer.sources().get(count.argument())));
      } else if (argument instanceof CallArgument.WindowArgument) {
        slots.add(windowSlot(layer, "kernelHeight", Window.Running::height));
        slots.add(windowSlot(layer, "kernelWidth", Window.Running::width));
        slots.add(windowSlot(layer, "stride", Window.Running::stride));
        slots.add(windowSlot(layer, "rate", Window.Running::rate));
      }
    }
    return slots;
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
