package org.atrous.compiler.instantiate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The graph so far: features, the regions that are open, the names given. It knows nothing of the
 * language; what may be added, and in which order, is its caller's business.
 */
final class GraphBuilder {
  /** The most primitives that a network may have. */
  static final int MOST_LAYERS = 100_000;

  private final List<Feature> features = new ArrayList<>();
  // The product of all written strides, in heads too: a shortcut must match its main path there.
  private final List<Integer> writtenStrides = new ArrayList<>();
  private final Deque<List<Node>> open = new ArrayDeque<>();
  private Map<String, Integer> ordinals = new HashMap<>();
  private Map<String, Integer> named = new LinkedHashMap<>();

  GraphBuilder() {
    features.add(new Feature(0, 3, 1));
    writtenStrides.add(1);
    open.push(new ArrayList<>());
  }

  /** Adds a feature. */
  int feature(int channels, int naturalStride, int writtenStride) {
    features.add(new Feature(features.size(), channels, naturalStride));
    writtenStrides.add(writtenStride);
    return features.size() - 1;
  }

  Feature feature(int id) {
    return features.get(id);
  }

  List<Feature> features() {
    return features;
  }

  int writtenStride(int id) {
    return writtenStrides.get(id);
  }

  void add(Node node) {
    current().add(node);
  }

  /** Collects what is added from here on, until {@link #close}. */
  void openRegion() {
    open.push(new ArrayList<>());
  }

  /** What was added since the last {@link #openRegion}. */
  List<Node> close() {
    return open.pop();
  }

  /** The next name of a kind of layer in a scope: {@code conv1}, {@code conv2}. */
  String ordinal(String scope, String kind) {
    return kind + ordinals.merge(scope + ' ' + kind, 1, Integer::sum);
  }

  /** A segment in a scope: the name itself the first time, then with a number. */
  String segment(String scope, String name) {
    int count = ordinals.merge(scope + " /" + name, 1, Integer::sum);
    return count == 1 ? name : name + count;
  }

  /** Gives a feature a name by which it is found again. */
  void name(String scope, String name, int feature, Span span) {
    named.put(scope.isEmpty() ? name : scope + "/" + name, feature);
    add(new Node.Tap(scope, name, feature, span));
  }

  /** The feature of a full name. */
  @Nullable Integer named(String path) {
    return named.get(path);
  }

  Set<String> names() {
    return named.keySet();
  }

  /** Everything as it is now, for a trial run. */
  Snapshot snapshot() {
    return new Snapshot(
        features.size(), current().size(), new HashMap<>(ordinals), new LinkedHashMap<>(named));
  }

  /** Takes back what was added since. */
  void restore(Snapshot snapshot) {
    features.subList(snapshot.featureCount, features.size()).clear();
    writtenStrides.subList(snapshot.featureCount, writtenStrides.size()).clear();
    current().subList(snapshot.nodes, current().size()).clear();
    ordinals = snapshot.ordinals;
    named = snapshot.named;
  }

  /** A state to go back to. */
  record Snapshot(
      int featureCount, int nodes, Map<String, Integer> ordinals, Map<String, Integer> named) {}

  private List<Node> current() {
    return open.element();
  }
}
