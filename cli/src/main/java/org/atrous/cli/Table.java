package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines of aligned columns: text to the left, numbers to the right. */
final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A column and where its cells stand.
   *
   * @param heading empty for none
   */
  record Column(String heading, boolean right) {
    static Column text(String heading) {
      return new Column(heading, false);
    }

    static Column number(String heading) {
      return new Column(heading, true);
    }
  }

  Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a line, a cell for each column. */
  void row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, columns.size()));
    }
    rows.add(List.of(cells));
  }

  /** Adds a rule across all columns. */
  void rule() {
    rows.add(List.of());
  }

  /** The headings and the rows. */
  List<String> lines() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).heading().length();
      for (List<String> row : rows) {
        widths[i] = row.isEmpty() ? widths[i] : Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::heading).toList(), widths));
    for (List<String> row : rows) {
      lines.add(row.isEmpty() ? ruled(widths) : line(row, widths));
    }
    return lines;
  }

  /** The rows alone, for a table whose columns need no headings. */
  List<String> rows() {
    return lines().subList(1, rows.size() + 1);
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blank = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? "" : GAP)
          .append(columns.get(i).right() ? blank + cells.get(i) : cells.get(i) + blank);
    }
    return line.toString().stripTrailing();
  }

  private static String ruled(int[] widths) {
    int total = GAP.length() * (widths.length - 1);
    for (int width : widths) {
      total += width;
    }
    return "-".repeat(total);
  }
}
