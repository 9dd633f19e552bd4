package org.atrous.runtime.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the entries of a legend stand, in as many rows as a width needs.
 *
 * @param places one for each name
 * @param rows how many there are
 */
record LegendRows(List<Place> places, int rows) {
  static final LegendRows NONE = new LegendRows(List.of(), 0);

  private static final double MARK = 25;
  private static final double BETWEEN = 14;

  LegendRows {
    places = List.copyOf(places);
  }

  /** From the left, and the row from 0. */
  record Place(double x, int row) {}

  static LegendRows of(List<String> names, double width) {
    List<Place> places = new ArrayList<>();
    double x = 0;
    int row = 0;
    for (String name : names) {
      double length = MARK + name.length() * Svg.LETTER;
      if (x > 0 && x + length > width) {
        x = 0;
        row++;
      }
      places.add(new Place(x, row));
      x += length + BETWEEN;
    }
    return new LegendRows(places, row + 1);
  }
}
