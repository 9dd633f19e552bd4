package org.atrous.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atrous.runtime.files.Json;

/** Says in words what makes one run another than a second one. */
final class RunDifference {
  /** Settings that tell about a run, but don't change its outcome. */
  private static final Set<String> TOLD_ONLY = Set.of("versions", "git", "from", "command");

  private static final String OVERRIDE = "overrides.";

  private RunDifference() {}

  /** What differs in the settings of runs or in recipes, one phrase each. */
  static List<String> between(Record there, Record here) {
    Map<String, JsonNode> old = new TreeMap<>();
    Map<String, JsonNode> wanted = new TreeMap<>();
    flatten("", Json.tree(there), old);
    flatten("", Json.tree(here), wanted);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(wanted.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      if (isSaidOfTheRecipe(name, names)) {
        continue;
      }
      JsonNode before = old.getOrDefault(name, MissingNode.getInstance());
      JsonNode now = wanted.getOrDefault(name, MissingNode.getInstance());
      if (!before.equals(now)) {
        differences.add("%s is %s there and %s here".formatted(name, words(before), words(now)));
      }
    }
    return differences;
  }

  /** A setting given by hand that is one of the recipe's: what it comes to is compared there. */
  private static boolean isSaidOfTheRecipe(String name, Set<String> names) {
    return name.startsWith(OVERRIDE)
        && names.contains("recipe." + name.substring(OVERRIDE.length()));
  }

  /** What differs in the specs, one phrase each. */
  static List<String> between(Map<String, String> there, Map<String, String> here) {
    Set<String> names = new TreeSet<>(there.keySet());
    names.addAll(here.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String before = there.get(name);
      String now = here.get(name);
      if (before == null) {
        differences.add("spec `%s` is new".formatted(name));
      } else if (now == null) {
        differences.add("spec `%s` is gone".formatted(name));
      } else if (!before.equals(now)) {
        differences.add(
            "spec `%s` has another text from line %d on".formatted(name, firstLine(before, now)));
      }
    }
    return differences;
  }

  private static int firstLine(String before, String now) {
    int same = 0;
    int line = 1;
    while (same < Math.min(before.length(), now.length())
        && before.charAt(same) == now.charAt(same)) {
      line += before.charAt(same++) == '\n' ? 1 : 0;
    }
    return line;
  }

  private static void flatten(String name, JsonNode node, Map<String, JsonNode> values) {
    if (!node.isObject()) {
      values.put(name, node);
      return;
    }
    node.properties()
        .forEach(
            field -> {
              if (!name.isEmpty() || !TOLD_ONLY.contains(field.getKey())) {
                String inner = name.isEmpty() ? field.getKey() : name + "." + field.getKey();
                flatten(inner, field.getValue(), values);
              }
            });
  }

  private static String words(JsonNode value) {
    if (value.isMissingNode()) {
      return "not set";
    }
    return "`%s`".formatted(value.isValueNode() ? value.asText() : value.toString());
  }
}
