package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.StridePlan;

/** Layers of a network in few words, as they run at one output stride and input size. */
final class LayerWords {
  private static final String RESIZE = "resize";

  private final Network network;
  private final StridePlan plan;
  private final List<MapSize> sizes;

  LayerWords(Network network, StridePlan plan, List<MapSize> sizes) {
    this.network = network;
    this.plan = plan;
    this.sizes = sizes;
  }

  /** Height, width and channels of a feature. */
  List<Integer> shape(int feature) {
    MapSize size = sizes.get(feature);
    return List.of(size.rows(), size.columns(), network.features().get(feature).channels());
  }

  /** {@code 33x33x256}. */
  static String text(List<Integer> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  /** The inputs that a value flows in by; what a resize takes its size from is none. */
  static List<Integer> flowing(Node.Layer layer) {
    boolean sized = layer.operation().name().equals(RESIZE);
    return sized ? layer.inputs().subList(0, 1) : layer.inputs().stream().distinct().toList();
  }

  /** Whether a layer only accompanies the one before it: normalisation, activation, dropout. */
  boolean isCompanion(Node.Layer layer) {
    return layer.operation().window() == null
        && layer.inputs().size() == 1
        && shape(layer.inputs().get(0)).equals(shape(layer.output()));
  }

  /** {@code conv 3x3}. */
  String name(Node.Layer layer) {
    Window.Running window = plan.window(layer);
    String name = layer.operation().name().replace('_', ' ');
    return window == null || layer.operation().details().startsWith("stride")
        ? name
        : "%s %dx%d".formatted(name, window.height(), window.width());
  }

  /** {@code conv 3x3, 256}: also the width or the size, where the layer decides it. */
  String nameAndWidth(Node.Layer layer) {
    List<Integer> in = shape(layer.inputs().get(0));
    List<Integer> out = shape(layer.output());
    boolean sized =
        layer.operation().window() == null && !in.subList(0, 2).equals(out.subList(0, 2));
    if (sized && !layer.operation().details().isEmpty()) {
      return "%s to %dx%d".formatted(name(layer), out.get(0), out.get(1));
    }
    boolean decides =
        layer.operation().variables(in.subList(2, 3)).stream()
            .anyMatch(variable -> isOver(variable.shape(), out.get(2)));
    return decides && layer.inputs().size() == 1 ? name(layer) + ", " + out.get(2) : name(layer);
  }

  private static boolean isOver(List<Integer> weights, int channels) {
    return weights.size() == 4 && weights.get(3) == channels;
  }

  /** Stride and rate of a layer, where there is something to say: {@code rate 12}. */
  String setting(Node.Layer layer) {
    Window.Running window = plan.window(layer);
    List<String> words = new ArrayList<>();
    if (window != null && window.stride() > 1) {
      words.add("stride " + window.stride());
    }
    if (window != null && window.rate() > 1) {
      words.add("rate " + window.rate());
    }
    return String.join(", ", words);
  }

  boolean isAtrous(Node.Layer layer) {
    Window.Running window = plan.window(layer);
    return window != null && window.rate() > 1;
  }

  /** Rates of the windows that have more than one tap: {@code rates 2, 4, 8}. */
  String rates(List<Node.Layer> layers) {
    List<String> rates = new ArrayList<>();
    for (Node.Layer layer : layers) {
      Window.Running window = plan.window(layer);
      if (window != null && (window.height() > 1 || window.width() > 1)) {
        rates.add(Integer.toString(window.rate()));
      }
    }
    if (rates.isEmpty()) {
      return "";
    }
    boolean same = rates.stream().distinct().count() == 1;
    return same ? "rate " + rates.get(0) : "rates " + Runs.text(rates);
  }

  /** Feature of the trunk: the stride at which it runs. */
  int stride(int feature) {
    return plan.runningStride(network.features().get(feature));
  }
}
