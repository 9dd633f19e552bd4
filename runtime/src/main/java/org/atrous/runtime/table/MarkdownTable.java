package org.atrous.runtime.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    line(
        text,
        Stream.concat(table.corner().stream(), table.headings().stream())
            .map(MarkdownTable::escaped));
    text.append("|---".repeat(table.corner().size()))
        .append("|---:".repeat(table.columns().size()))
        .append("|\n");
    for (int row = 0; row < table.rows().size(); row++) {
      line(
          text,
          Stream.concat(
              table.labels(row).stream().map(MarkdownTable::escaped),
              table.cells().get(row).stream().map(cell -> cell(table, cell))));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, Stream<String> cells) {
    text.append(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
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
