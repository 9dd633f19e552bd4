package org.atrous.compiler.codegen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.StridePlan;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods of a generated class: instances of a component that are alike but for numbers
 * share one, and the numbers that differ between its calls become its parameters.
 *
 * <p>The numbers of an instance are its own layers' and, for each component that it calls, the
 * parameters of that one's method; so methods are planned from the innermost outward.
 */
final class MethodPlanner {
  private final LayerSlots layerSlots;
  private final int planCount;
  private final TapFilter taps;
  private final boolean byOutputStride;
  private final IdentityHashMap<Node.Region, MethodPlan> byRegion = new IdentityHashMap<>();
  private final Map<String, MethodPlan> byShape = new LinkedHashMap<>();
  private final IdentityHashMap<Node.Region, String> shapes = new IdentityHashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Set<String> names = new HashSet<>(Set.of("backbone"));

  /**
   * @param byOutputStride whether methods share their code only where they share all numbers, and
   *     take the output stride instead of those that depend on it
   */
  MethodPlanner(List<StridePlan> plans, TapFilter taps, boolean byOutputStride) {
    this.byOutputStride = byOutputStride;
    this.taps = taps;
    this.layerSlots = new LayerSlots(plans);
    this.planCount = plans.size();
  }

  /** Plans all components of a network, auxiliary heads among them. */
  void plan(Network network) {
    network.regions().forEach(this::group);
    if (!byOutputStride) {
      byShape.values().forEach(this::parametrize);
    }
  }

  /** Whether components' methods take the output stride. */
  boolean isByOutputStride() {
    return byOutputStride;
  }

  /** The name of the method that builds a region. */
  String name(Node.Region region) {
    return switch (region.kind()) {
      case COMPONENT -> method(region).name();
      case BLOCK -> JavaNames.method(region.name());
      case NETWORK, BACKBONE, AUXILIARY -> JavaNames.method(region.scope());
    };
  }

  /** All methods of components. */
  Collection<MethodPlan> methods() {
    return byShape.values();
  }

  /** The method that builds a component's instance. */
  MethodPlan method(Node.Region region) {
    MethodPlan method = byRegion.get(region);
    if (method == null) {
      throw new IllegalStateException("no method for " + region.name());
    }
    return method;
  }

  /** The numbers of a node at each output stride, in the order in which they are written. */
  List<Slot> slots(Node node) {
    return node.accept(
        new Node.Visitor<>() {
          @Override
          public List<Slot> visit(Node.Layer layer) {
            return layerSlots.of(layer);
          }

          @Override
          public List<Slot> visit(Node.Region region) {
            return region.kind() != Node.Kind.COMPONENT || byOutputStride
                ? List.of()
                : method(region).parameters().values().stream()
                    .map(p -> new Slot(p.slot(), p.of(region), null))
                    .toList();
          }

          @Override
          public List<Slot> visit(Node.Tap tap) {
            return List.of();
          }
        });
  }

  private void group(Node.Region region) {
    region.regions().forEach(this::group);
    if (region.kind() == Node.Kind.BLOCK) {
      names.add(JavaNames.method(region.name()));
    }
    if (region.kind() == Node.Kind.AUXILIARY) {
      names.add(JavaNames.method(region.scope()));
    }
    if (region.kind() == Node.Kind.COMPONENT) {
      String shape = RegionShape.of(region, shapes, taps);
      if (byOutputStride) {
        shape += numbers(region);
      }
      shapes.put(region, ids.computeIfAbsent(shape, s -> "#" + ids.size()));
      MethodPlan method = byShape.get(shape);
      if (method == null) {
        method = new MethodPlan(unusedName(region));
        byShape.put(shape, method);
      }
      method.instances().add(region);
      byRegion.put(region, method);
    }
  }

  private String numbers(Node.Region region) {
    StringBuilder numbers = new StringBuilder();
    for (Node node : region.nodes()) {
      slots(node).forEach(slot -> numbers.append(slot.values()));
    }
    return numbers.toString();
  }

  /** The component's name; where it has several shapes, what its shortcut does tells them apart. */
  private String unusedName(Node.Region region) {
    String plain = JavaNames.method(region.name());
    String base = plain + RegionShape.shortcutSuffix(region);
    if (names.add(base)) {
      return base;
    }
    String telling = plain + JavaNames.capitalized(RegionShape.firstMethod(region));
    String name = telling;
    for (int i = 2; !names.add(name); i++) {
      name = telling + i;
    }
    return name;
  }

  private void parametrize(MethodPlan method) {
    // By what a number is and its values in all instances: how the method writes it.
    Map<String, String> written = new LinkedHashMap<>();
    List<List<List<Slot>>> slots =
        method.instances().stream()
            .map(instance -> instance.nodes().stream().map(this::slots).toList())
            .toList();
    for (int n = 0; n < method.sample().nodes().size(); n++) {
      List<String> texts = new ArrayList<>();
      for (int s = 0; s < slots.get(0).get(n).size(); s++) {
        List<Slot> across = new ArrayList<>();
        for (List<List<Slot>> instance : slots) {
          across.add(instance.get(n).get(s));
        }
        texts.add(text(method, method.sample().nodes().get(n), across, written));
      }
      method.numbers(method.sample().nodes().get(n), texts);
    }
  }

  /** How a number is written in a method, given its values in each of the method's instances. */
  private String text(
      MethodPlan method, Node node, List<Slot> across, Map<String, String> written) {
    Set<Integer> distinct = new LinkedHashSet<>();
    across.forEach(slot -> distinct.addAll(slot.values()));
    if (distinct.size() == 1) {
      return Integer.toString(distinct.iterator().next());
    }
    Slot first = across.get(0);
    String key = first.name() + across.stream().map(Slot::values).toList();
    String known = written.get(key);
    if (known != null) {
      return known;
    }
    String text = expression(method, across, written);
    if (text == null) {
      IdentityHashMap<Node.Region, List<Integer>> values = new IdentityHashMap<>();
      for (int i = 0; i < across.size(); i++) {
        values.put(method.instances().get(i), across.get(i).values());
      }
      text = addParameter(method, parameterName(method, node, first), first.name(), values);
    }
    written.put(key, text);
    return text;
  }

  /** What the number is; where that is the name of another parameter, of which layer. */
  private static String parameterName(MethodPlan method, Node node, Slot slot) {
    boolean isOther =
        method.sample().arguments().containsKey(slot.name())
            && !(slot.source() instanceof Expression.Name name && name.path().is(slot.name()));
    return isOther && node instanceof Node.Layer layer && !layer.name().isEmpty()
        ? layer.name() + JavaNames.capitalized(slot.name())
        : slot.name();
  }

  private String addParameter(
      MethodPlan method,
      String wanted,
      String slot,
      IdentityHashMap<Node.Region, List<Integer>> values) {
    String base = JavaNames.variable(wanted);
    String name = base;
    for (int i = 2; method.parameters().containsKey(name); i++) {
      name = base + i;
    }
    method.parameters().put(name, new MethodPlan.Parameter(name, slot, values));
    return name;
  }

  /** The number as the spec's own expression over the component's parameters, or null. */
  private @Nullable String expression(
      MethodPlan method, List<Slot> across, Map<String, String> written) {
    for (int i = 0; i < across.size(); i++) {
      Slot slot = across.get(i);
      Integer value =
          slot.source() == null
              ? null
              : Expressions.value(slot.source(), method.instances().get(i).arguments());
      if (value == null || !slot.values().stream().allMatch(value::equals)) {
        return null;
      }
    }
    Slot sample = across.get(0);
    if (sample.source() == null) {
      return null;
    }
    Set<String> used = new LinkedHashSet<>();
    String text = Expressions.java(sample.source(), used);
    for (String name : used) {
      if (!declare(method, name, written)) {
        return null;
      }
    }
    return text;
  }

  /** Makes the component's own parameter one of the method's; false if its name is taken. */
  private boolean declare(MethodPlan method, String name, Map<String, String> written) {
    IdentityHashMap<Node.Region, List<Integer>> values = new IdentityHashMap<>();
    List<List<Integer>> inOrder = new ArrayList<>();
    for (Node.Region instance : method.instances()) {
      Value.IntValue value = (Value.IntValue) instance.arguments().get(name);
      List<Integer> same = new ArrayList<>();
      for (int i = 0; i < planCount; i++) {
        same.add(Math.toIntExact(value == null ? 0 : value.value()));
      }
      values.put(instance, same);
      inOrder.add(same);
    }
    String variable = JavaNames.variable(name);
    MethodPlan.Parameter known = method.parameters().get(variable);
    if (known != null) {
      MethodPlan.Parameter same = new MethodPlan.Parameter(variable, name, values);
      return method.instances().stream().allMatch(i -> same.of(i).equals(known.of(i)));
    }
    method.parameters().put(variable, new MethodPlan.Parameter(variable, name, values));
    written.putIfAbsent(name + inOrder, variable);
    return true;
  }
}
