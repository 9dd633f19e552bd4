package org.atrous.compiler.geometry;

/**
 * How much of a window lies inside its map (Chen et al. 2017, section 3.3 and Figure 4: with a rate
 * near the map's size a 3x3 filter is a 1x1 filter). All numbers are whole and exact; the taps of a
 * window are those of its rows times those of its columns.
 *
 * @param kernel taps of the window
 * @param positions of the output map
 * @param inside taps inside the map, summed over all positions
 * @param single positions with one tap inside the map, which is the centre's where borders are
 *     padded alike
 */
public record ValidTaps(long kernel, long positions, long inside, long single) {

  /** Of a window over a map of a fixed size. */
  public static ValidTaps of(Window.Running window, MapSize map) {
    MapSize output = window.over(map);
    Axis rows = Axis.of(window, window.height(), map.rows(), output.rows());
    Axis columns = Axis.of(window, window.width(), map.columns(), output.columns());
    return new ValidTaps(
        (long) window.height() * window.width(),
        output.area(),
        rows.inside * columns.inside,
        rows.single * columns.single);
  }

  /** Taps inside the map on average over the positions. */
  public double mean() {
    return (double) inside / positions;
  }

  /** Share of the window inside the map, on average. */
  public double share() {
    return mean() / kernel;
  }

  /** Share of the positions that see one tap alone. */
  public double singleShare() {
    return (double) single / positions;
  }

  /** The same along one side. */
  private record Axis(long inside, long single) {

    /**
     * Each tap is inside the map over one run of positions. At a position the taps inside are
     * neighbours, so those positions with at least two are counted by the overlaps of neighbouring
     * runs, and those with exactly one by an alternating sum.
     */
    static Axis of(Window.Running window, int kernel, int input, int output) {
      long before = window.paddingBefore(kernel, input, output);
      long taps = 0;
      long pairs = 0;
      long triples = 0;
      for (int tap = 0; tap < kernel; tap++) {
        taps += overlap(window, before, input, output, tap, tap);
        pairs += tap + 1 < kernel ? overlap(window, before, input, output, tap, tap + 1) : 0;
        triples += tap + 2 < kernel ? overlap(window, before, input, output, tap, tap + 2) : 0;
      }
      return new Axis(taps, taps - 2 * pairs + triples);
    }

    /** Positions at which all taps from {@code first} to {@code last} are inside the map. */
    private static long overlap(
        Window.Running window, long before, int input, int output, int first, int last) {
      long low = before - (long) first * window.rate();
      long high = before - (long) last * window.rate() + input - 1;
      long from = Math.max(0, Math.floorDiv(low + window.stride() - 1, (long) window.stride()));
      long to = Math.min(output - 1L, Math.floorDiv(high, (long) window.stride()));
      return Math.max(0, to - from + 1);
    }
  }
}
