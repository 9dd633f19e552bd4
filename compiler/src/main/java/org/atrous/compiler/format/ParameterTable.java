package org.atrous.compiler.format;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.syntax.Lexeme.Kind;
import org.jspecify.annotations.Nullable;

/** Parameters below each other: names, types and defaults in columns. */
final class ParameterTable {
  private ParameterTable() {}

  private record Row(String name, String type, @Nullable String value) {}

  /**
   * A text for each item, empty where it is only a comment; null where the parameters don't fit, or
   * one of them can't be on one line.
   */
  static @Nullable List<String> rows(List<Part.Item> items, int width) {
    List<Row> rows = new ArrayList<>();
    for (Part.Item item : items) {
      Row row = row(item.parts());
      if (row == null) {
        return null;
      }
      rows.add(row);
    }
    int names = rows.stream().mapToInt(row -> Page.width(row.name())).max().orElse(0);
    int types =
        rows.stream()
            .filter(row -> row.value() != null)
            .mapToInt(row -> Page.width(row.type()))
            .max()
            .orElse(0);
    List<String> texts = rows.stream().map(row -> text(row, names, types)).toList();
    return texts.stream().allMatch(text -> Page.width(text) < width) ? texts : null;
  }

  private static String text(Row row, int names, int types) {
    if (row.type().isEmpty()) {
      return row.name();
    }
    String name = Page.padded(row.name(), names) + " ";
    return row.value() == null
        ? name + row.type()
        : name + Page.padded(row.type(), types) + " " + row.value();
  }

  private static @Nullable Row row(List<Part> parts) {
    int colon = indexOf(parts, Kind.COLON);
    int assign = indexOf(parts, Kind.ASSIGN);
    String name = flat(parts.subList(0, Math.min(colon + 1, parts.size())));
    String type = flat(parts.subList(Math.min(colon + 1, parts.size()), assign));
    String value = assign == parts.size() ? "" : flat(parts.subList(assign, parts.size()));
    return name == null || type == null || value == null
        ? null
        : new Row(name, type, value.isEmpty() ? null : value);
  }

  private static int indexOf(List<Part> parts, Kind kind) {
    int index = 0;
    while (index < parts.size() && parts.get(index).first().kind() != kind) {
      index++;
    }
    return index;
  }

  private static @Nullable String flat(List<Part> parts) {
    return FlatText.of(parts, Place.EXPRESSION);
  }
}
