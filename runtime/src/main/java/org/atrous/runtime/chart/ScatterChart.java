package org.atrous.runtime.chart;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * Points by two numbers, the first of which stands on a logarithmic scale: accuracy against
 * multiply-adds.
 *
 * @param title what it shows
 * @param xName of the first number, which is above 0
 * @param yName of the second
 * @param points at least one
 */
public record ScatterChart(String title, String xName, String yName, List<Point> points)
    implements Chart {
  private static final double WIDTH = 440;
  private static final double LEFT = 52;
  private static final double TOP = 26;
  private static final double BOTTOM = 230;

  /** Points up to which each has its name beside it. */
  private static final int NAMED = 12;

  public ScatterChart {
    points = List.copyOf(points);
    if (points.isEmpty() || points.stream().anyMatch(point -> !(point.x() > 0))) {
      throw new IllegalArgumentException("points with x above 0 are needed: " + points);
    }
  }

  /**
   * A point.
   *
   * @param name what it is
   * @param x above 0
   * @param spread of y to both sides; 0 for none
   */
  public record Point(String name, double x, double y, double spread) {}

  @Override
  public Element svg() {
    Element svg =
        Svg.root(
            WIDTH,
            BOTTOM + 40,
            "%s: %d points, %s over %s".formatted(title, points.size(), yName, xName));
    Scale x =
        Scale.logarithmic(
            points.stream().mapToDouble(Point::x).min().orElseThrow(),
            points.stream().mapToDouble(Point::x).max().orElseThrow(),
            LEFT,
            WIDTH - 14);
    Scale y =
        Scale.even(
            points.stream().mapToDouble(point -> point.y() - point.spread()).min().orElseThrow(),
            points.stream().mapToDouble(point -> point.y() + point.spread()).max().orElseThrow(),
            BOTTOM,
            TOP,
            5);
    Axes.draw(svg, x, y, xName, yName);
    for (Point point : points) {
      Element group = Svg.child(svg, "g", "point s0");
      double across = x.at(point.x());
      double up = y.at(point.y());
      if (point.spread() > 0) {
        double low = y.at(point.y() - point.spread());
        Svg.line(group, "whisker", across, low, across, y.at(point.y() + point.spread()));
      }
      Svg.circle(group, "dot", across, up, 4.5);
      if (points.size() <= NAMED) {
        boolean right = across + 8 + point.name().length() * Svg.LETTER < WIDTH;
        Svg.text(
            group, right ? "tick" : "tick end", across + (right ? 8 : -8), up - 5, point.name());
      }
      Svg.tip(group, tip(point));
    }
    return svg;
  }

  private String tip(Point point) {
    String spread = point.spread() > 0 ? " \u00b1 " + Figures.significant(point.spread()) : "";
    return "%s\n%s %s%s\n%s %s"
        .formatted(
            point.name(),
            yName,
            Figures.significant(point.y()),
            spread,
            xName,
            Figures.scaled(point.x()));
  }
}
