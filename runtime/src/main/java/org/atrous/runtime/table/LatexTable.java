package org.atrous.runtime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table for LaTeX with the package {@code booktabs}: the best in bold, the published figure in
 * brackets.
 */
public final class LatexTable {
  private static final Map<Integer, String> ESCAPES =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '\u00b1', "$\\pm$"),
          Map.entry((int) '\u2013', "--"));

  private LatexTable() {}

  /** An environment {@code table}. */
  public static String of(ResultTable table) {
    List<String> lines = new ArrayList<>();
    lines.add("\\begin{table}");
    lines.add("  \\centering");
    lines.add(
        "  \\caption{%s: %s%s.}"
            .formatted(
                escaped(table.caption()),
                escaped(table.value()),
                table.hasPublished() ? ", published in brackets" : ""));
    lines.add(
        "  \\begin{tabular}{%s%s}"
            .formatted("l".repeat(table.corner().size()), "r".repeat(table.columns().size())));
    lines.add("    \\toprule");
    lines.add(
        row(
            Stream.concat(table.corner().stream(), table.headings().stream())
                .map(LatexTable::escaped)
                .toList()));
    lines.add("    \\midrule");
    for (int row = 0; row < table.rows().size(); row++) {
      List<String> cells = new ArrayList<>();
      table.labels(row).forEach(label -> cells.add(escaped(label)));
      table.cells().get(row).forEach(cell -> cells.add(cell(table, cell)));
      lines.add(row(cells));
    }
    lines.add("    \\bottomrule");
    lines.add("  \\end{tabular}");
    lines.add("\\end{table}");
    return String.join("\n", lines) + "\n";
  }

  private static String row(List<String> cells) {
    return "    " + String.join(" & ", cells) + " \\\\";
  }

  private static String cell(ResultTable table, ResultCell cell) {
    String value = escaped(TableForms.value(table, cell));
    String marked = table.isBest(cell) ? "\\textbf{%s}".formatted(value) : value;
    return cell.published().isPresent()
        ? "%s (%s)".formatted(marked, table.shown(cell.published().getAsDouble()))
        : marked;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              String escape = ESCAPES.get(letter);
              if (escape == null) {
                escaped.appendCodePoint(letter);
              } else {
                escaped.append(escape);
              }
            });
    return escaped.toString();
  }
}
