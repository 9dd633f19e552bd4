package org.atrous.compiler.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.compare.CheckpointMatch.Entry;
import org.atrous.compiler.compare.CheckpointMatch.OtherShape;
import org.atrous.compiler.compare.CheckpointMatch.Reordered;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.primitive.Operation;

/** Finds the variables that two networks share. */
final class VariableMatcher {
  /**
   * A variable.
   *
   * @param inputs the layers that its input channels come from
   */
  private record Variable(Entry entry, List<String> inputs) {}

  private VariableMatcher() {}

  static CheckpointMatch match(
      PlannedNetwork a,
      LayerIndex layersOfA,
      ChannelOrigins originsOfA,
      PlannedNetwork b,
      LayerIndex layersOfB,
      ChannelOrigins originsOfB) {
    return match(variables(a, layersOfA, originsOfA), variables(b, layersOfB, originsOfB));
  }

  private static CheckpointMatch match(Map<String, Variable> a, Map<String, Variable> b) {
    List<Entry> matching = new ArrayList<>();
    List<Reordered> reordered = new ArrayList<>();
    List<OtherShape> otherShape = new ArrayList<>();
    List<Entry> onlyInA = new ArrayList<>();
    for (Variable here : a.values()) {
      String name = here.entry().name();
      Variable there = b.get(name);
      if (there == null) {
        onlyInA.add(here.entry());
      } else if (!here.entry().equals(there.entry())) {
        otherShape.add(new OtherShape(name, here.entry().shape(), there.entry().shape()));
      } else {
        matching.add(here.entry());
        if (isReordered(here.inputs(), there.inputs())) {
          reordered.add(new Reordered(name, here.inputs(), there.inputs()));
        }
      }
    }
    List<Entry> onlyInB =
        b.values().stream()
            .map(Variable::entry)
            .filter(entry -> !a.containsKey(entry.name()))
            .toList();
    return new CheckpointMatch(matching, reordered, otherShape, onlyInA, onlyInB);
  }

  private static boolean isReordered(List<String> a, List<String> b) {
    return !a.equals(b) && a.stream().sorted().toList().equals(b.stream().sorted().toList());
  }

  private static Map<String, Variable> variables(
      PlannedNetwork planned, LayerIndex layers, ChannelOrigins origins) {
    Map<String, Variable> variables = new LinkedHashMap<>();
    for (ComparedLayer layer : layers.layers()) {
      for (Node.Layer part : layer.parts()) {
        List<String> inputs = origins.of(part.inputs().get(0));
        for (Operation.Variable variable :
            part.operation().variables(planned.inputChannels(part))) {
          String name = layer.path() + "/" + variable.role();
          variables.put(name, new Variable(new Entry(name, variable.shape()), inputs));
        }
      }
    }
    return variables;
  }
}
