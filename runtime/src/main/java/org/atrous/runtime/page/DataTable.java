package org.atrous.runtime.page;

import java.util.List;
import java.util.OptionalDouble;
import org.atrous.runtime.experiment.Rgb;
import org.jspecify.annotations.Nullable;

/**
 * A table. The first cell of a row says what the row is of.
 *
 * @param caption what it shows; empty where the text before it says so
 * @param columns their headings
 * @param rows a cell for each column
 * @param footer rows that sum up
 */
public record DataTable(
    String caption, List<Column> columns, List<List<Cell>> rows, List<List<Cell>> footer)
    implements Part {
  public DataTable {
    columns = List.copyOf(columns);
    rows = checked(rows, columns.size());
    footer = checked(footer, columns.size());
  }

  private static List<List<Cell>> checked(List<List<Cell>> rows, int columns) {
    for (List<Cell> row : rows) {
      if (row.size() != columns) {
        throw new IllegalArgumentException(
            "%d cells for %d columns".formatted(row.size(), columns));
      }
    }
    return rows.stream().map(List::copyOf).toList();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.table(this);
  }

  /**
   * A column.
   *
   * @param heading its name
   * @param number whether its cells are numbers, which stand to the right
   */
  public record Column(String heading, boolean number) {
    public static Column text(String heading) {
      return new Column(heading, false);
    }

    public static Column number(String heading) {
      return new Column(heading, true);
    }
  }

  /**
   * A cell.
   *
   * @param text what it says
   * @param note in small letters below it; empty for none
   * @param strong whether it is the one to look at
   * @param bar length of a bar behind the text, 0..1; empty for none
   * @param color of a square before the text; null for none
   */
  public record Cell(
      String text, String note, boolean strong, OptionalDouble bar, @Nullable Rgb color) {
    public static Cell of(String text) {
      return new Cell(text, "", false, OptionalDouble.empty(), null);
    }

    /** The same with a bar behind it. */
    public Cell withBar(double share) {
      return new Cell(text, note, strong, OptionalDouble.of(share), color);
    }

    /** The same with a square of a colour before it. */
    public Cell withColor(Rgb square) {
      return new Cell(text, note, strong, bar, square);
    }

    /** The same in bold. */
    public Cell inBold() {
      return new Cell(text, note, true, bar, color);
    }

    /** The same with a note. */
    public Cell withNote(String small) {
      return new Cell(text, small, strong, bar, color);
    }
  }
}
