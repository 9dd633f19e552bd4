package org.atrous.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.atrous.runtime.files.Json;

/** The settings of a run by name, as a table of runs shows them. */
public final class RunParameters {
  /** Too long for a cell of a table, or settings of another recipe. */
  private static final Set<String> LEFT_OUT = Set.of("dataset", "after");

  private RunParameters() {}

  /** Numbers, truth values and texts; {@code schedule.rate} for the rate of the schedule. */
  public static Map<String, Object> of(RunSettings settings) {
    Map<String, Object> values = new TreeMap<>();
    settings.overrides().forEach((name, text) -> values.put(name, value(text)));
    values.put("network", settings.network());
    values.put("seed", settings.seed());
    values.put("data", settings.recipe().dataset().name());
    Json.tree(settings.recipe())
        .properties()
        .forEach(
            field -> {
              if (!LEFT_OUT.contains(field.getKey())) {
                flatten(field.getKey(), field.getValue(), values);
              }
            });
    return values;
  }

  /** What a text means: a number, a truth value, or itself. */
  public static Object value(String text) {
    if (text.matches("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?")) {
      return Double.valueOf(text);
    }
    return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
  }

  private static void flatten(String name, JsonNode node, Map<String, Object> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> flatten(name + "." + field.getKey(), field.getValue(), values));
    } else if (node.isNumber()) {
      values.put(name, node.doubleValue());
    } else if (node.isBoolean()) {
      values.put(name, node.booleanValue());
    } else {
      values.put(name, node.isTextual() ? node.textValue() : node.toString());
    }
  }
}
