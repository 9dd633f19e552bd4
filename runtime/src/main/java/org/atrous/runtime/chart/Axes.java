package org.atrous.runtime.chart;

import org.jsoup.nodes.Element;

/** The frame of a chart: grid, ticks and names. */
final class Axes {
  private Axes() {}

  /**
   * Draws them.
   *
   * @param x whose coordinates go to the right
   * @param y whose coordinates go up
   * @param xName below the ticks
   * @param yName above the topmost tick; empty for none
   */
  static void draw(Element svg, Scale x, Scale y, String xName, String yName) {
    for (Scale.Tick tick : y.ticks()) {
      double height = y.at(tick.value());
      Svg.line(svg, "grid", x.from(), height, x.to(), height);
      Svg.text(svg, "tick end", x.from() - 7, height + 4, tick.text());
    }
    for (Scale.Tick tick : x.ticks()) {
      double place = x.at(tick.value());
      Svg.line(svg, "axis", place, y.from(), place, y.from() + 4);
      // A number at the very end would stand half outside the picture.
      String side = x.to() - place < 12 ? "tick end" : "tick middle";
      Svg.text(svg, side, place, y.from() + 17, tick.text());
    }
    Svg.line(svg, "axis", x.from(), y.from(), x.to(), y.from());
    Svg.text(svg, "name end", x.to(), y.from() + 32, xName);
    if (!yName.isEmpty()) {
      Svg.text(svg, "name", 4, y.to() - 10, yName);
    }
  }
}
