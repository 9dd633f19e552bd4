package org.atrous.runtime.table;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.atrous.runtime.files.InOrder;
import org.jspecify.annotations.Nullable;

/**
 * The table of a sweep for programs, cell by cell.
 *
 * @param sweep name of it
 * @param value name of what is measured, with its unit
 * @param cells row by row
 */
public record TableListing(String sweep, String value, List<Entry> cells) {
  public TableListing {
    cells = List.copyOf(cells);
  }

  /**
   * A cell.
   *
   * @param arguments the values of what varies
   * @param values one for each seed; none for a cell that wasn't measured at its end
   * @param mean of them, or null
   * @param deviation their standard deviation, or null
   * @param best whether it is shown as the best
   * @param published figure of the paper, or null
   * @param remark why there are no values, or empty
   * @param stopped where its training was stopped early, and why, or null
   */
  public record Entry(
      @JsonSerialize(using = InOrder.class) Map<String, String> arguments,
      List<Double> values,
      @Nullable Double mean,
      @Nullable Double deviation,
      boolean best,
      @Nullable Double published,
      String remark,
      ResultCell.@Nullable Stopped stopped) {}

  /** Lists a table. */
  public static TableListing of(ResultTable table) {
    List<Entry> entries = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < table.columns().size(); column++) {
        ResultCell cell = table.cells().get(row).get(column);
        if (isNone(cell)) {
          continue;
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        put(arguments, table.rowNames(), table.rows().get(row));
        put(arguments, table.columnNames(), table.columns().get(column));
        entries.add(
            new Entry(
                arguments,
                cell.values(),
                boxed(cell.mean()),
                boxed(cell.deviation()),
                table.isBest(cell),
                boxed(cell.published()),
                cell.remark(),
                cell.stopped()));
      }
    }
    return new TableListing(table.caption(), table.value(), entries);
  }

  /** Whether there is no cell: factors that vary together leave places free. */
  private static boolean isNone(ResultCell cell) {
    return cell.values().isEmpty() && cell.remark().isEmpty() && cell.published().isEmpty();
  }

  private static void put(Map<String, String> arguments, List<String> names, List<String> point) {
    for (int i = 0; i < names.size(); i++) {
      arguments.put(names.get(i), point.get(i));
    }
  }

  private static @Nullable Double boxed(OptionalDouble number) {
    return number.isPresent() ? (Double) number.getAsDouble() : null;
  }
}
