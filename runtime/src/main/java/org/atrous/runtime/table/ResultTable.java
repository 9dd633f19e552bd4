package org.atrous.runtime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
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

  /**
   * The same table as it is best read. Points of several factors in a single row of columns make
   * headings that no page is wide enough for: they become rows, with a column for each factor.
   */
  public ResultTable laidOut() {
    if (!rowNames.isEmpty() || columnNames.size() < 2) {
      return this;
    }
    List<List<ResultCell>> upright =
        cells.stream().flatMap(List::stream).map(List::<ResultCell>of).toList();
    return new ResultTable(
        caption,
        value,
        decimals,
        higherIsBetter,
        columnNames,
        List.of(),
        columns,
        List.of(List.of()),
        upright);
  }

  /**
   * The headings of the columns that say what a row is of, at least one: {@code grid / last}, where
   * {@code last} is what varies from column to column.
   */
  public List<String> corner() {
    if (rowNames.isEmpty()) {
      return List.of(joined(columnNames));
    }
    List<String> corner = new ArrayList<>(rowNames);
    if (!columnNames.isEmpty()) {
      corner.set(corner.size() - 1, corner.get(corner.size() - 1) + " / " + joined(columnNames));
    }
    return corner;
  }

  /** What a row is of, for each column of {@link #corner()}. */
  public List<String> labels(int row) {
    return rowNames.isEmpty() ? List.of(value) : rows.get(row);
  }

  /** The headings of the columns with values. */
  public List<String> headings() {
    return columnNames.isEmpty()
        ? List.of(value)
        : columns.stream().map(ResultTable::joined).toList();
  }

  /** What a cell is of: {@code (1, 2, 4) / block7}. */
  public String point(int row, int column) {
    return Stream.of(rows.get(row), columns.get(column))
        .filter(part -> !part.isEmpty())
        .map(ResultTable::joined)
        .collect(Collectors.joining(" / "));
  }

  private static String joined(List<String> values) {
    return String.join(", ", values);
  }
}
