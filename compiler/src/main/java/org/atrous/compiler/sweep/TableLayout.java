package org.atrous.compiler.sweep;

import java.util.List;

/**
 * How a sweep is shown, and how its published figures stand: axes by number.
 *
 * @param rows the axes whose points make the rows, the last fastest
 * @param columns likewise
 * @param values what is shown of each cell, one table below the other
 */
public record TableLayout(List<Integer> rows, List<Integer> columns, List<String> values) {
  public TableLayout {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  /** Number of rows of one table. */
  int rowCount(List<Axis> axes) {
    return count(rows, axes);
  }

  /** Number of columns of one table. */
  int columnCount(List<Axis> axes) {
    return count(columns, axes);
  }

  private static int count(List<Integer> some, List<Axis> axes) {
    int count = 1;
    for (int axis : some) {
      count *= axes.get(axis).size();
    }
    return count;
  }

  /** Where in the published figures the first value of a cell stands. */
  int place(int[] point, List<Axis> axes) {
    return place(rows, point, axes) * columnCount(axes) + place(columns, point, axes);
  }

  private static int place(List<Integer> some, int[] point, List<Axis> axes) {
    int place = 0;
    for (int axis : some) {
      place = place * axes.get(axis).size() + point[axis];
    }
    return place;
  }
}
