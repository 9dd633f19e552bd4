package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ir.Node;

/**
 * Divides a head into stages: there is a border wherever a single value is all that goes on, so
 * that branches which run side by side stay in one stage.
 */
final class HeadStages {
  private HeadStages() {}

  /**
   * The stages of a sequence of nodes.
   *
   * @param entry the feature that the first of them takes
   * @param output the feature that the last of them makes
   */
  static List<List<Node>> of(List<Node> nodes, int entry, int output) {
    Map<Integer, Integer> lastUse = lastUse(nodes);
    lastUse.put(output, nodes.size());
    List<List<Node>> stages = new ArrayList<>();
    List<Node> stage = new ArrayList<>();
    Set<Integer> live = new HashSet<>(Set.of(entry));
    for (int i = 0; i < nodes.size(); i++) {
      int at = i;
      stage.add(nodes.get(i));
      nodes.get(i).layers().forEach(layer -> live.add(layer.output()));
      live.removeIf(feature -> lastUse.getOrDefault(feature, -1) <= at);
      if (live.size() <= 1) {
        add(stage, stages);
        stage = new ArrayList<>();
      }
    }
    add(stage, stages);
    return stages;
  }

  private static Map<Integer, Integer> lastUse(List<Node> nodes) {
    Map<Integer, Integer> lastUse = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      int at = i;
      nodes
          .get(i)
          .layers()
          .flatMap(layer -> LayerWords.flowing(layer).stream())
          .forEach(feature -> lastUse.put(feature, at));
    }
    return lastUse;
  }

  /** Layers that stand in the network itself, one after another, are one stage. */
  private static void add(List<Node> stage, List<List<Node>> stages) {
    List<Node> before = stages.isEmpty() ? List.of() : stages.get(stages.size() - 1);
    if (stage.stream().flatMap(Node::layers).findAny().isEmpty()) {
      return;
    }
    if (!before.isEmpty() && isLoose(before) && isLoose(stage)) {
      before.addAll(stage);
    } else {
      stages.add(stage);
    }
  }

  private static boolean isLoose(List<Node> stage) {
    return stage.stream().allMatch(node -> node.asRegion().isEmpty());
  }
}
