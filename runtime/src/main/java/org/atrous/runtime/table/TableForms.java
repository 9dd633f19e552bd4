package org.atrous.runtime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.atrous.runtime.files.Csv;
import org.atrous.runtime.page.DataTable;
import org.atrous.runtime.page.DataTable.Cell;
import org.atrous.runtime.page.DataTable.Column;

/** The forms of a table for programs and pages; those for papers have classes of their own. */
public final class TableForms {
  private TableForms() {}

  /**
   * A line for each cell with the mean, the standard deviation, the published figure, and all
   * values, each in full.
   */
  public static String csv(ResultTable table) {
    List<List<String>> lines = new ArrayList<>();
    List<String> heading = new ArrayList<>(table.rowNames());
    heading.addAll(table.columnNames());
    heading.addAll(List.of("mean", "standard_deviation", "seeds", "published", "values", "remark"));
    lines.add(heading);
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < table.columns().size(); column++) {
        ResultCell cell = table.cells().get(row).get(column);
        List<String> line = new ArrayList<>(table.rows().get(row));
        line.addAll(table.columns().get(column));
        line.add(full(cell.mean()));
        line.add(full(cell.deviation()));
        line.add(String.valueOf(cell.values().size()));
        line.add(full(cell.published()));
        line.add(String.join(" ", cell.values().stream().map(String::valueOf).toList()));
        line.add(cell.remark());
        lines.add(line);
      }
    }
    return Csv.of(lines);
  }

  private static String full(OptionalDouble number) {
    return number.isPresent() ? String.valueOf(number.getAsDouble()) : "";
  }

  /** The table of a page: the best in bold, the published figure below each value. */
  public static DataTable page(ResultTable table) {
    List<Column> columns = new ArrayList<>();
    table.corner().forEach(heading -> columns.add(Column.text(heading)));
    table.headings().forEach(heading -> columns.add(Column.number(heading)));
    List<List<Cell>> rows = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      List<Cell> cells = new ArrayList<>();
      table.labels(row).forEach(label -> cells.add(Cell.of(label)));
      for (ResultCell cell : table.cells().get(row)) {
        String note =
            cell.published().isPresent()
                ? "published " + table.shown(cell.published().getAsDouble())
                : "";
        Cell shown = Cell.of(value(table, cell)).withNote(note);
        cells.add(table.isBest(cell) ? shown.inBold() : shown);
      }
      rows.add(cells);
    }
    String means = table.hasDeviations() ? ", mean \u00b1 standard deviation over the seeds" : "";
    return new DataTable(table.value() + means, columns, rows, List.of());
  }

  /** {@code 76.34 ± 0.12}; the remark of a cell without values. */
  public static String value(ResultTable table, ResultCell cell) {
    if (cell.mean().isEmpty()) {
      return cell.remark().isEmpty() ? "\u2013" : cell.remark();
    }
    String mean = table.shown(cell.mean().getAsDouble());
    return cell.deviation().isPresent()
        ? "%s \u00b1 %s".formatted(mean, table.shown(cell.deviation().getAsDouble()))
        : mean;
  }
}
