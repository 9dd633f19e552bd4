package org.atrous.compiler.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.ValidTaps;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.StridePlan;

/** The windows with weights in some layers, and how much of each lies inside its map. */
final class WindowTaps {
  private final Map<Key, Integer> layers = new LinkedHashMap<>();

  private record Key(Window.Running window, MapSize map) {
    ValidTaps taps() {
      return ValidTaps.of(window, map);
    }
  }

  WindowTaps(List<Node.Layer> layers, StridePlan plan, List<MapSize> sizes) {
    for (Node.Layer layer : layers) {
      Window written = layer.operation().window();
      Window.Running window = plan.window(layer);
      if (written != null && !written.pool() && window != null && !isPointwise(window)) {
        this.layers.merge(new Key(window, sizes.get(layer.inputs().get(0))), 1, Integer::sum);
      }
    }
  }

  static boolean isPointwise(Window.Running window) {
    return window.height() == 1 && window.width() == 1;
  }

  /** The window that keeps the smallest share of its taps. */
  Optional<Summary.Taps> worst() {
    return layers.keySet().stream()
        .map(Key::taps)
        .min(Comparator.comparingDouble(ValidTaps::share))
        .map(Summary.Taps::of);
  }

  /** The windows of a rate beyond 1, in the order of the network. */
  List<Summary.Atrous> atrous() {
    List<Summary.Atrous> atrous = new ArrayList<>();
    layers.forEach(
        (key, count) -> {
          Window.Running window = key.window();
          if (window.rate() > 1) {
            atrous.add(
                new Summary.Atrous(
                    count,
                    List.of(window.height(), window.width()),
                    window.rate(),
                    List.of(key.map().rows(), key.map().columns()),
                    Summary.Taps.of(key.taps())));
          }
        });
    return atrous;
  }
}
