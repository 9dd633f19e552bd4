package org.atrous.compiler.instantiate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  /** The most bodies and statements that may be run to expand a network, also for trial. */
  static final int MOST_STEPS = 500_000;

  private final List<Feature> features = new ArrayList<>();
  // The product of all written strides, in heads too: a shortcut must match its main path there.
  private final List<Integer> writtenStrides = new ArrayList<>();
  private final Deque<List<Node>> open = new ArrayDeque<>();
  private int steps;
  private final Journal journal = new Journal();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final Map<String, Integer> named = new LinkedHashMap<>();
  private final Map<String, Integer> units = new LinkedHashMap<>();
  private final Set<String> usedUnits = new LinkedHashSet<>();
  // Full names of layers and scopes, and of taps.
  private final Set<String> taken = new HashSet<>();
  private final Set<String> taps = new HashSet<>();

  GraphBuilder() {
    features.add(new Feature(0, 3, 1));
    writtenStrides.add(1);
    open.push(new ArrayList<>());
  }

  /** Counts a step; false where there were too many. */
  boolean countStep() {
    return ++steps <= MOST_STEPS;
  }

  /** Whether the network came to one of the limits. */
  boolean isFull() {
    return steps > MOST_STEPS || features.size() > MOST_LAYERS;
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
    String name;
    do {
      name = kind + next(scope + ' ' + kind);
    } while (!journal.add(taken, path(scope, name)));
    return name;
  }

  /** A segment in a scope: the name itself the first time, then with a number. */
  String segment(String scope, String name) {
    String segment;
    do {
      int count = next(scope + " /" + name);
      segment = count == 1 ? name : name + count;
    } while (!journal.add(taken, path(scope, segment)));
    return segment;
  }

  private int next(String counted) {
    int count = ordinals.getOrDefault(counted, 0) + 1;
    journal.put(ordinals, counted, count);
    return count;
  }

  /** Gives a feature a name by which it is found again. */
  void name(String scope, String name, int feature, Span span) {
    journal.put(named, path(scope, name), feature);
    // A component that is called twice names two features alike; each has a tap of its own.
    String tap = name;
    for (int i = 2; !journal.add(taps, path(scope, tap)); i++) {
      tap = name + i;
    }
    add(new Node.Tap(scope, tap, feature, span));
  }

  /** Gives a unit's output the unit's name; a tap comes of it only where the name is used. */
  void nameUnit(String path, int feature) {
    journal.put(units, path, feature);
  }

  /** Keeps a segment from being used for anything else. */
  void reserve(String path) {
    journal.add(taken, path);
  }

  private static String path(String scope, String name) {
    return scope.isEmpty() ? name : scope + "/" + name;
  }

  /** The feature of a full name. */
  @Nullable Integer named(String path) {
    Integer feature = named.get(path);
    if (feature == null && units.containsKey(path)) {
      usedUnits.add(path);
      return units.get(path);
    }
    return feature;
  }

  /** Full names of the units whose outputs are used elsewhere by name. */
  Set<String> usedUnits() {
    return usedUnits;
  }

  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(named.keySet());
    names.addAll(units.keySet());
    return names;
  }

  /**
   * Runs what adds to the graph, and takes back all that it added.
   *
   * @param run opens no region that it doesn't close
   */
  void tryOut(Runnable run) {
    int featureCount = features.size();
    int nodes = current().size();
    journal.tryOut(run);
    features.subList(featureCount, features.size()).clear();
    writtenStrides.subList(featureCount, writtenStrides.size()).clear();
    current().subList(nodes, current().size()).clear();
  }

  private List<Node> current() {
    return open.element();
  }
}
