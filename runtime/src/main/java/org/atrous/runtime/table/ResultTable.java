package org.atrous.runtime.table;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The table of a sweep: a row for each point of some of what varies, a column for each point of the
 * rest. Everything that writes it out, for terminal, Markdown, CSV, LaTeX and HTML, starts here.
 *
 * @param caption what it shows
 * @param value name of what is measured, with its unit: {@code mIoU in %}
 * @param decimals with which values are shown
 * @param higherIsBetter whether the best value is the highest
 * @param rowNames of what varies from row to row
 * @param columnNames of what varies from column to column
 * @param rows the points of the rows, a value for each name
 * @param columns likewise
 * @param cells for each row, one for each column
 */
public record ResultTable(
    String caption,
    String value,
    int decimals,
    boolean higherIsBetter,
    List<String> rowNames,
    List<String> columnNames,
    List<List<String>> rows,
    List<List<String>> columns,
    List<List<ResultCell>> cells) {
  /**
   * A table.
   *
   * @throws IllegalArgumentException if rows, columns and cells don't fit
   */
  public ResultTable {
    rowNames = List.copyOf(rowNames);
    columnNames = List.copyOf(columnNames);
    rows = rows.stream().map(List::copyOf).toList();
    columns = columns.stream().map(List::copyOf).toList();
    cells = cells.stream().map(List::copyOf).toList();
    requireSizes("row", rows, rowNames.size());
    requireSizes("column", columns, columnNames.size());
    if (cells.size() != rows.size()) {
      throw new IllegalArgumentException(
          "%d rows of cells for %d rows".formatted(cells.size(), rows.size()));
    }
    requireSizes("row of cells", cells, columns.size());
  }

  private static void requireSizes(String what, List<? extends List<?>> lists, int size) {
    for (List<?> list : lists) {
      if (list.size() != size) {
        throw new IllegalArgumentException(
            "a %s has %d entries instead of %d".formatted(what, list.size(), size));
      }
    }
  }

  /** A number as the table shows it. */
  public String shown(double number) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /**
   * Whether a cell is the best: those that are shown with the same digits as the best mean are it
   * together. A table of one value has no best.
   */
  public boolean isBest(ResultCell cell) {
    if (cell.mean().isEmpty() || means().count() < 2) {
      return false;
    }
    double best =
        higherIsBetter
            ? means().max(Double::compare).orElseThrow()
            : means().min(Double::compare).orElseThrow();
    return shown(cell.mean().getAsDouble()).equals(shown(best));
  }

  private Stream<Double> means() {
    return cells.stream()
        .flatMap(List::stream)
        .map(ResultCell::mean)
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble);
  }

  /** Whether any cell has a published figure beside it. */
  public boolean hasPublished() {
    return cells.stream().flatMap(List::stream).anyMatch(cell -> cell.published().isPresent());
  }

  /** Whether any cell was measured with several seeds. */
  public boolean hasDeviations() {
    return cells.stream().flatMap(List::stream).anyMatch(cell -> cell.values().size() > 1);
  }

  /** The names of the rows over those of the columns: {@code grid / last}. */
  public String corner() {
    return joined(rowNames) + (columnNames.isEmpty() ? "" : " / " + joined(columnNames));
  }

  /** What stands before a row or above a column. */
  public static String joined(List<String> values) {
    return String.join(", ", values);
  }
}
