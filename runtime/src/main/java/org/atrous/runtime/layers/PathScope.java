package org.atrous.runtime.layers;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.DeviceSpec;
import org.tensorflow.ExecutionEnvironment;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.op.Scope;

/**
 * A name scope whose sub-scopes are found again by their name. TensorFlow's own gives every
 * sub-scope a new name, and looks through the whole graph to do so: quadratic in the graph's size.
 */
final class PathScope implements Scope {
  private final Graph graph;
  private final String prefix;
  private final @Nullable String opName;
  private final Map<String, Integer> uses;
  private final Map<String, PathScope> children;

  /** The scope at the top of a graph that has no ops outside its sub-scopes. */
  PathScope(Graph graph) {
    this(graph, "", null, new HashMap<>(), new HashMap<>());
  }

  private PathScope(
      Graph graph,
      String prefix,
      @Nullable String opName,
      Map<String, Integer> uses,
      Map<String, PathScope> children) {
    this.graph = graph;
    this.prefix = prefix;
    this.opName = opName;
    this.uses = uses;
    this.children = children;
  }

  /** The one sub-scope of this name. */
  PathScope at(String segment) {
    return children.computeIfAbsent(
        segment,
        name -> new PathScope(graph, prefix + name + "/", null, new HashMap<>(), new HashMap<>()));
  }

  @Override
  public ExecutionEnvironment env() {
    return graph;
  }

  @Override
  public Scope withSubScope(String name) {
    return at(makeUnique(name));
  }

  @Override
  public Scope withName(String name) {
    return new PathScope(graph, prefix, name, uses, children);
  }

  @Override
  public Scope withNameAsSubScope(String defaultName) {
    return withSubScope(opName == null ? defaultName : opName);
  }

  @Override
  public Scope withDevice(DeviceSpec device) {
    throw new UnsupportedOperationException("a path scope leaves devices to TensorFlow");
  }

  @Override
  public Scope withInitScope() {
    throw new UnsupportedOperationException("initial values are assigned outside path scopes");
  }

  @Override
  public Scope withControlDependencyOps(Iterable<Operation> operations) {
    throw new UnsupportedOperationException("no layer needs control dependencies");
  }

  @Override
  public String makeOpName(String defaultName) {
    return prefix + makeUnique(opName == null ? defaultName : opName);
  }

  @Override
  public String makeUnique(String name) {
    int before = uses.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "_" + before;
  }

  @Override
  public void refreshNames() {
    // Ops are added through this scope only, so there are no others to learn of.
  }

  @Override
  public OperationBuilder apply(OperationBuilder builder) {
    return builder;
  }

  @Override
  public String getDeviceString() {
    return "";
  }

  @Override
  public boolean isInit() {
    return false;
  }
}
