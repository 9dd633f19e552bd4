package org.atrous.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.atrous.runtime.page.Part;

/**
 * Every setting of a tree of JSON by its path, whatever settings there are: so a new one is in the
 * report without anybody's doing.
 */
final class SettingsTable {
  private final Set<String> left;
  private final List<Part.Fact> facts = new ArrayList<>();

  private SettingsTable(Set<String> left) {
    this.left = left;
  }

  /**
   * The settings of a tree.
   *
   * @param left paths that are left out with all below them
   */
  static Part.Facts of(JsonNode tree, Set<String> left) {
    SettingsTable table = new SettingsTable(left);
    table.add("", tree);
    return new Part.Facts(table.facts);
  }

  private void add(String path, JsonNode node) {
    if (left.contains(path)) {
      return;
    }
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              field ->
                  add(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue()));
    } else if (!node.isNull()) {
      facts.add(new Part.Fact(path, text(node)));
    }
  }

  private static String text(JsonNode node) {
    if ((node.isContainerNode() && node.isEmpty())
        || (node.isTextual() && node.textValue().isEmpty())) {
      return "none";
    }
    if (node.isArray()) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(text(item)));
      return String.join(", ", items);
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
