package org.atrous.compiler.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.compare.Comparison.Difference;
import org.atrous.compiler.geometry.Border;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.plan.StridePlan;
import org.atrous.compiler.primitive.Operation.CallArgument;

/**
 * What a layer is set to, as far as it has a meaning: windows as they run, not as they are written.
 *
 * @param constant by property; the same at every output stride
 * @param windows by output stride: by property
 */
record LayerSettings(Map<String, String> constant, Map<Integer, Map<String, String>> windows) {
  private static final String ABSENT = "no";

  /**
   * The settings of a layer.
   *
   * @param outputStrides those at which it is looked at, in that order
   */
  static LayerSettings of(
      ComparedLayer layer, PlannedNetwork planned, List<Integer> outputStrides) {
    Map<String, String> constant = new LinkedHashMap<>();
    constant.put("primitive", layer.operation());
    List<String> extras = layer.parts().stream().skip(1).map(LayerSettings::details).toList();
    for (Node.Layer part : layer.parts()) {
      ArgumentReader reader = new ArgumentReader(part);
      part.operation().call().arguments().forEach(a -> constant.putAll(a.accept(reader)));
    }
    extras.forEach(extra -> constant.put(extra, "yes"));
    Map<Integer, Map<String, String>> windows = new LinkedHashMap<>();
    for (int outputStride : outputStrides) {
      windows.put(outputStride, windows(layer, planned, outputStride));
    }
    return new LayerSettings(constant, windows);
  }

  private static String details(Node.Layer part) {
    return part.operation().details();
  }

  /** What differs; of windows that run alike at the first output stride, the next is looked at. */
  List<Difference> differences(LayerSettings other) {
    List<Difference> differences = new ArrayList<>();
    boolean shown = true;
    for (int stride : windows.keySet()) {
      differences.addAll(
          differences(
              shown ? "" : " at output stride " + stride,
              windows.getOrDefault(stride, Map.of()),
              other.windows.getOrDefault(stride, Map.of())));
      if (!differences.isEmpty()) {
        break;
      }
      shown = false;
    }
    differences.addAll(differences("", constant, other.constant));
    return differences;
  }

  private static List<Difference> differences(
      String suffix, Map<String, String> a, Map<String, String> b) {
    Set<String> properties = new LinkedHashSet<>(a.keySet());
    properties.addAll(b.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String property : properties) {
      String here = a.getOrDefault(property, ABSENT);
      String there = b.getOrDefault(property, ABSENT);
      if (!here.equals(there)) {
        differences.add(new Difference(property + suffix, here, there));
      }
    }
    return differences;
  }

  private static Map<String, String> windows(
      ComparedLayer layer, PlannedNetwork planned, int outputStride) {
    Map<String, String> settings = new LinkedHashMap<>();
    StridePlan plan = planned.at(outputStride);
    for (Node.Layer part : layer.parts()) {
      Window written = part.operation().window();
      Window.Running running = plan.window(part);
      if (written != null && running != null && settings.isEmpty()) {
        settings.put("kernel", running.height() + "x" + running.width());
        settings.put("stride", Integer.toString(running.stride()));
        settings.put("rate", Integer.toString(running.rate()));
        settings.put("padding", border(written, running).word());
      }
    }
    return settings;
  }

  /** Without a stride, and with as many taps on both sides, `same` is symmetric. */
  private static Border border(Window written, Window.Running running) {
    boolean odd = running.height() % 2 == 1 && running.width() % 2 == 1;
    boolean onlyTap = running.height() == 1 && running.width() == 1;
    boolean even = running.border() == Border.SAME && odd && written.stride() == 1;
    return onlyTap || even ? Border.SYMMETRIC : running.border();
  }

  /** The arguments of a call, under names that a reader of specs knows. */
  private record ArgumentReader(Node.Layer layer)
      implements CallArgument.Visitor<Map<String, String>> {
    @Override
    public Map<String, String> visit(CallArgument.Count argument) {
      // The stride of a window is one of the settings that an output stride changes.
      boolean changes = layer.operation().window() != null && argument.argument().equals("stride");
      return changes ? Map.of() : Map.of(argument.argument(), Integer.toString(argument.value()));
    }

    @Override
    public Map<String, String> visit(CallArgument.WindowArgument argument) {
      return Map.of();
    }

    @Override
    public Map<String, String> visit(CallArgument.Constant argument) {
      return Map.of(words(argument.name()), Double.toString(argument.value()));
    }

    @Override
    public Map<String, String> visit(CallArgument.Decimal argument) {
      return Map.of("rate", Double.toString(argument.value()));
    }

    @Override
    public Map<String, String> visit(CallArgument.EnumConstant argument) {
      return Map.of(words(argument.type()), words(argument.constant()));
    }

    private static String words(String name) {
      return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
