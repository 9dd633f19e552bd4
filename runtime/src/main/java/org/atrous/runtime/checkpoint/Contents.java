package org.atrous.runtime.checkpoint;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names and shapes of what a graph keeps in checkpoints.
 *
 * @param variables shapes of the network's variables, running averages included, by name
 * @param auxiliary shapes of the variables of auxiliary heads, which inference doesn't need, by
 *     name; checkpoints that were written before there were such heads have none
 * @param optimizer shapes of the optimizer's state, by name
 * @param averages shapes of the moving averages of the network's variables, by name; none where the
 *     recipe wants none, and in checkpoints that were written before there were any
 */
public record Contents(
    Map<String, List<Long>> variables,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<Long>> auxiliary,
    Map<String, List<Long>> optimizer,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<Long>> averages) {
  private static final int SHOWN = 5;

  public Contents {
    variables = Map.copyOf(variables);
    auxiliary = Map.copyOf(auxiliary);
    optimizer = Map.copyOf(optimizer);
    averages = Map.copyOf(averages);
  }

  /** What the moving average of a variable is called. */
  public static String averageOf(String variable) {
    return variable + "/average";
  }

  /** The network's variables, without auxiliary heads and the optimizer. */
  Contents forInference() {
    return new Contents(variables, Map.of(), Map.of(), Map.of());
  }

  /** The network's variables, those of auxiliary heads too, without the optimizer. */
  Contents forNextStage() {
    return new Contents(variables, auxiliary, Map.of(), Map.of());
  }

  /** What keeps these contents from being those of a graph: one phrase each, none if they are. */
  List<String> differences(Contents graph) {
    Map<String, List<Long>> there = all();
    Map<String, List<Long>> wanted = graph.all();
    List<String> missing = new ArrayList<>();
    List<String> misshapen = new ArrayList<>();
    wanted.forEach(
        (name, shape) -> {
          if (!there.containsKey(name)) {
            missing.add("`%s` %s".formatted(name, shape));
          } else if (!shape.equals(there.get(name))) {
            misshapen.add("`%s` %s instead of %s".formatted(name, there.get(name), shape));
          }
        });
    List<String> extra =
        there.keySet().stream()
            .filter(name -> !wanted.containsKey(name))
            .map(name -> "`%s` %s".formatted(name, there.get(name)))
            .toList();
    List<String> differences = new ArrayList<>();
    add(differences, "it lacks", missing);
    add(differences, "it has other shapes:", misshapen);
    add(differences, "the network doesn't have", extra);
    return differences;
  }

  private Map<String, List<Long>> all() {
    Map<String, List<Long>> all = new TreeMap<>(variables);
    all.putAll(auxiliary);
    all.putAll(optimizer);
    all.putAll(averages);
    return all;
  }

  private static void add(List<String> differences, String what, List<String> names) {
    if (!names.isEmpty()) {
      int rest = names.size() - SHOWN;
      String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
      differences.add(what + " " + shown + (rest > 0 ? " and %d more".formatted(rest) : ""));
    }
  }
}
