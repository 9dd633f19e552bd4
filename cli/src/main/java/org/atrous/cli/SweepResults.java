package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.table.ResultCell;
import org.atrous.runtime.table.ResultTable;
import org.atrous.runtime.table.TableForms;
import org.atrous.runtime.table.TableListing;

/** The table of a sweep on a terminal: the best with a star, published figures in parentheses. */
final class SweepResults {
  private SweepResults() {}

  /** Tables for programs. */
  static String json(List<ResultTable> tables) {
    return Json.pretty(tables.stream().map(TableListing::of).toList()).stripTrailing();
  }

  static List<String> lines(ResultTable table) {
    List<Table.Column> columns = new ArrayList<>();
    table.corner().forEach(heading -> columns.add(Table.Column.text(heading)));
    table.headings().forEach(heading -> columns.add(Table.Column.number(heading)));
    Table lines = new Table(columns.toArray(Table.Column[]::new));
    for (int row = 0; row < table.rows().size(); row++) {
      List<String> cells = new ArrayList<>(table.labels(row));
      table.cells().get(row).forEach(cell -> cells.add(text(table, cell)));
      lines.row(cells.toArray(String[]::new));
    }
    List<String> all = new ArrayList<>();
    all.add("%s: %s".formatted(table.caption(), table.value()));
    all.addAll(lines.lines());
    List<String> legend = new ArrayList<>();
    if (any(table, table::isBest)) {
      legend.add("* the best");
    }
    if (any(table, cell -> cell.stopped() != null)) {
      legend.add("stopped at a step: what it had there");
    }
    if (table.hasPublished()) {
      legend.add("in parentheses what was published");
    }
    if (table.hasDeviations()) {
      legend.add("\u00b1 the standard deviation over the seeds");
    }
    if (!legend.isEmpty()) {
      all.add(String.join("; ", legend));
    }
    return all;
  }

  private static boolean any(ResultTable table, Predicate<ResultCell> what) {
    return table.cells().stream().flatMap(List::stream).anyMatch(what);
  }

  private static String text(ResultTable table, ResultCell cell) {
    String value = TableForms.value(table, cell) + (table.isBest(cell) ? "*" : "");
    return cell.published().isPresent()
        ? "%s (%s)".formatted(value, table.shown(cell.published().getAsDouble()))
        : value;
  }
}
