package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ir.Node;

/**
 * Numbers in the methods that know the output stride: literals, or variables that are set by a
 * switch over it.
 */
final class StrideNumbers implements NumberWriter {
  private final MethodPlanner planner;
  private final OutputStrideSwitch switches;
  private final Locals locals;
  private final Map<String, String> declared = new HashMap<>();

  StrideNumbers(MethodPlanner planner, OutputStrideSwitch switches, Locals locals) {
    this.planner = planner;
    this.switches = switches;
    this.locals = locals;
  }

  @Override
  public List<String> of(Node node, CodeBlock.Builder code) {
    return planner.slots(node).stream().map(slot -> number(slot, code)).toList();
  }

  @Override
  public List<String> ofRun(List<Node.Region> units, int first, CodeBlock.Builder code) {
    List<List<Slot>> slots = units.stream().map(unit -> planner.slots(unit)).toList();
    List<String> texts = new ArrayList<>();
    for (int s = 0; s < slots.get(0).size(); s++) {
      int slot = s;
      Slot sample = slots.get(0).get(s);
      List<List<Integer>> byUnit = slots.stream().map(of -> of.get(slot).values()).toList();
      if (byUnit.stream().distinct().count() == 1) {
        texts.add(number(sample, code));
      } else {
        texts.add(array(sample, byUnit, code) + "[" + BodyWriter.LOOP + " - " + first + "]");
      }
    }
    return texts;
  }

  private String number(Slot slot, CodeBlock.Builder code) {
    if (slot.isConstant()) {
      return Integer.toString(slot.values().get(0));
    }
    return declared.computeIfAbsent(
        slot.name() + slot.values(),
        key -> {
          String name = name(slot.name());
          code.add(switches.number(name, slot.values()));
          return name;
        });
  }

  private String array(Slot sample, List<List<Integer>> byUnit, CodeBlock.Builder code) {
    List<List<Integer>> byStride = new ArrayList<>();
    for (int s = 0; s < sample.values().size(); s++) {
      int stride = s;
      byStride.add(byUnit.stream().map(values -> values.get(stride)).toList());
    }
    String name = name(sample.name() + "s");
    code.add(switches.numbers(name, byStride));
    return name;
  }

  private String name(String base) {
    String name = locals.unused(JavaNames.variable(base));
    locals.reserve(name);
    return name;
  }
}
