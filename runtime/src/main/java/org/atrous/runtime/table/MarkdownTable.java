package org.atrous.runtime.table;

import java.util.List;
import java.util.stream.Collectors;

/** A table as GitHub's Markdown: the best in bold, the published figure in brackets. */
public final class MarkdownTable {
  private MarkdownTable() {}

  /** All lines, each with its end. */
  public static String of(ResultTable table) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s%s\n\n"
            .formatted(
                escaped(table.caption()),
                escaped(table.value()),
                table.hasPublished() ? ", published in brackets" : ""));
    text.append("| ").append(escaped(table.corner())).append(" |");
    for (List<String> column : table.columns()) {
      text.append(' ').append(escaped(ResultTable.joined(column))).append(" |");
    }
    text.append("\n|---|").append("---:|".repeat(table.columns().size())).append('\n');
    for (int row = 0; row < table.rows().size(); row++) {
      text.append("| ").append(escaped(ResultTable.joined(table.rows().get(row)))).append(" | ");
      text.append(
          table.cells().get(row).stream()
              .map(cell -> cell(table, cell))
              .collect(Collectors.joining(" | ", "", " |\n")));
    }
    return text.toString();
  }

  private static String cell(ResultTable table, ResultCell cell) {
    String value = escaped(TableForms.value(table, cell));
    String marked = table.isBest(cell) ? "**" + value + "**" : value;
    return cell.published().isPresent()
        ? "%s (%s)".formatted(marked, table.shown(cell.published().getAsDouble()))
        : marked;
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\|*_<>`\\[\\]])", "\\\\$1").replace("\n", " ");
  }
}
