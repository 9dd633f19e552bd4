package org.atrous.compiler.codegen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ir.Node;

/**
 * The variables of a method: which feature lies in which, and when one may be used again. A value
 * that flows on and is not needed any more gives its variable to what comes of it, so that a chain
 * reads {@code x = ...; x = ...;}.
 */
final class Locals {
  /** The variable of the feature that flows. */
  static final String FLOW = "x";

  private final Map<Integer, String> byFeature = new HashMap<>();
  private final Map<String, String> roles = new HashMap<>();
  private final Map<Integer, Integer> lastUse = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /** Finds out when each feature is used for the last time. */
  Locals(Node.Region region) {
    for (int i = 0; i < region.nodes().size(); i++) {
      for (int feature : region.nodes().get(i).uses()) {
        lastUse.put(feature, i);
      }
    }
    lastUse.put(region.output(), region.nodes().size());
  }

  /** What a variable is assigned to. */
  record Target(String name, boolean isNew) {}

  /** Gives a feature that is there from the start its name. */
  void declare(int feature, String name) {
    names.add(name);
    byFeature.put(feature, name);
  }

  /**
   * Gives the feature that flows into a method its parameter: {@code x} where the first node that
   * takes it is the last, so that the flow goes on in it, and {@code input} else.
   */
  String declareInput(Node.Region region) {
    int feature = region.inputs().get(0);
    long uses =
        region.nodes().stream()
            .flatMap(node -> node.uses().stream())
            .filter(u -> u == feature)
            .count();
    String name = unused(uses <= 1 && region.output() != feature ? FLOW : "input");
    declare(feature, name);
    if (name.equals(FLOW)) {
      roles.put(name, FLOW);
    }
    return name;
  }

  /** Gives a feature the variable in which the flow goes on. */
  void declareFlow(int feature) {
    declare(feature, FLOW);
    roles.put(FLOW, FLOW);
  }

  /** Keeps a name from being used for a feature. */
  void reserve(String name) {
    names.add(name);
  }

  boolean has(int feature) {
    return byFeature.containsKey(feature);
  }

  /** The variable that a feature lies in. */
  String name(int feature) {
    String name = byFeature.get(feature);
    if (name == null) {
      throw new IllegalStateException("feature " + feature + " has no variable here");
    }
    return name;
  }

  /** Whether a feature is used after the node at {@code position}. */
  boolean isUsedAfter(int feature, int position) {
    return lastUse.getOrDefault(feature, -1) > position;
  }

  /**
   * The variable for what the node at {@code position} makes of a feature.
   *
   * @param from the feature that flows in
   * @param role what the result is to the code around it; empty for the flow itself
   */
  Target assign(int output, int from, String role, int position) {
    String old = byFeature.get(from);
    String wanted = role.isEmpty() ? FLOW : role;
    if (old != null && wanted.equals(roles.get(old)) && !isUsedAfter(from, position)) {
      byFeature.put(output, old);
      return new Target(old, false);
    }
    String name = unused(wanted);
    declare(output, name);
    roles.put(name, wanted);
    return new Target(name, true);
  }

  String unused(String base) {
    String name = base;
    for (int i = 2; names.contains(name); i++) {
      name = base + i;
    }
    return name;
  }
}
