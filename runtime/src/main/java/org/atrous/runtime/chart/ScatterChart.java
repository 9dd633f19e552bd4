package org.atrous.runtime.chart;

import java.util.ArrayList;
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

  public ScatterChart {
    points = List.copyOf(points);
    if (points.isEmpty() || points.stream().anyMatch(point -> !(point.x() > 0))) {
      throw new IllegalArgumentException("points with x above 0 are needed: " + points);
    }
  }

  /**
   * A point.
   *
   * @param name what it is, in short
   * @param tip the same in full
   * @param x above 0
   * @param spread of y to both sides; 0 for none
   */
  public record Point(String name, String tip, double x, double y, double spread) {}

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
    List<Label> labels = new ArrayList<>();
    for (Point point : points) {
      Element group = Svg.child(svg, "g", "point s0");
      double across = x.at(point.x());
      double up = y.at(point.y());
      if (point.spread() > 0) {
        double low = y.at(point.y() - point.spread());
        Svg.line(group, "whisker", across, low, across, y.at(point.y() + point.spread()));
      }
      Svg.circle(group, "dot", across, up, 4.5);
      label(group, point.name(), across, up, labels);
      Svg.tip(group, tip(point));
    }
    return svg;
  }

  /** Names a point where no other name is, to its right or its left; else only a pointer tells. */
  private static void label(Element group, String name, double x, double y, List<Label> others) {
    double width = name.length() * Svg.LETTER;
    for (double left : new double[] {x + 8, x - 8 - width}) {
      Label label = new Label(left, y - 5, width);
      boolean inside = left > LEFT && left + width < WIDTH;
      if (inside && others.stream().noneMatch(label::touches)) {
        others.add(label);
        Svg.text(group, "tick", left, label.y(), name);
        return;
      }
    }
  }

  /** Where a name stands. */
  private record Label(double x, double y, double width) {
    boolean touches(Label other) {
      return Math.abs(y - other.y) < 12 && x < other.x + other.width && other.x < x + width;
    }
  }

  private String tip(Point point) {
    String spread = point.spread() > 0 ? " \u00b1 " + Figures.significant(point.spread()) : "";
    return "%s\n%s %s%s\n%s %s"
        .formatted(
            point.tip(),
            yName,
            Figures.significant(point.y()),
            spread,
            xName,
            Figures.scaled(point.x()));
  }
}
