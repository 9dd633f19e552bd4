package org.atrous.compiler.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.jspecify.annotations.Nullable;

/** The layers of a network by their full names, in the order in which they are built. */
final class LayerIndex {
  private static final String IMAGE = "image";

  private final Map<String, ComparedLayer> byPath = new LinkedHashMap<>();
  private final Map<Integer, String> sources = new HashMap<>();
  private final Set<String> scopes = new HashSet<>();

  private LayerIndex() {}

  static LayerIndex of(Network network) {
    LayerIndex index = new LayerIndex();
    Map<String, List<Node.Layer>> parts = new LinkedHashMap<>();
    Map<String, Integer> ordinals = new HashMap<>();
    index.sources.put(0, IMAGE);
    for (Node.Layer layer : network.layers()) {
      String path = layer.name().isEmpty() ? numbered(layer, ordinals) : layer.path();
      parts.computeIfAbsent(path, p -> new ArrayList<>()).add(layer);
      index.sources.put(layer.output(), path);
      index.scopes.addAll(PathPatterns.prefixes(path));
    }
    parts.forEach((path, layers) -> index.byPath.put(path, new ComparedLayer(path, layers)));
    return index;
  }

  /** A layer without variables has no name of its own; its primitive is counted in its scope. */
  private static String numbered(Node.Layer layer, Map<String, Integer> ordinals) {
    String path = layer.scope() + (layer.scope().isEmpty() ? "" : "/") + layer.operation().name();
    return path + ordinals.merge(path, 1, Integer::sum);
  }

  Collection<ComparedLayer> layers() {
    return byPath.values();
  }

  @Nullable ComparedLayer find(String path) {
    return byPath.get(path);
  }

  boolean has(String path) {
    return path.equals(IMAGE) || byPath.containsKey(path);
  }

  /** The layer that makes a feature, by name. */
  String source(int feature) {
    return sources.getOrDefault(feature, IMAGE);
  }

  /** Whether any layer lies in a scope. */
  boolean hasScope(String scope) {
    return scopes.contains(scope);
  }
}
