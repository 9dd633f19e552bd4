package org.atrous.compiler.codegen;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ir.Node;
import org.jspecify.annotations.Nullable;

/**
 * One method of a generated class, and all the instances of a component that it builds: they are
 * alike but for numbers.
 */
final class MethodPlan {
  private final String name;
  private final List<Node.Region> instances = new ArrayList<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final IdentityHashMap<Node, List<String>> numbers = new IdentityHashMap<>();

  MethodPlan(String name) {
    this.name = name;
  }

  /**
   * A number that differs between calls.
   *
   * @param slot what it is
   * @param values at each output stride, by instance
   */
  record Parameter(String name, String slot, IdentityHashMap<Node.Region, List<Integer>> values) {
    /** Its values at each output stride in one instance. */
    List<Integer> of(Node.Region instance) {
      List<Integer> found = values.get(instance);
      if (found == null) {
        throw new IllegalStateException("no value of " + name + " for " + instance.name());
      }
      return found;
    }
  }

  String name() {
    return name;
  }

  List<Node.Region> instances() {
    return instances;
  }

  /** The instance that the method's body is written from: the first one. */
  Node.Region sample() {
    return instances.get(0);
  }

  Map<String, Parameter> parameters() {
    return parameters;
  }

  /** How the method writes the numbers of a node of its sample. */
  List<String> numbers(Node node) {
    @Nullable List<String> texts = numbers.get(node);
    if (texts == null) {
      throw new IllegalStateException("a node of another method: " + node.span());
    }
    return texts;
  }

  void numbers(Node node, List<String> texts) {
    numbers.put(node, texts);
  }
}
