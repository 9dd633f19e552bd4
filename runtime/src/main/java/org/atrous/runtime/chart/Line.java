package org.atrous.runtime.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Values over steps.
 *
 * @param name for the legend
 * @param points by ascending x, at least one
 * @param faint whether it is only there to be seen behind another
 */
public record Line(String name, List<Point> points, boolean faint) {
  public Line {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("line `%s` has no points".formatted(name));
    }
  }

  /** A value and where it stands. */
  public record Point(double x, double y) {}

  /** The same with at most so many points, each the mean of its neighbourhood; the last stays. */
  public Line thinned(int most) {
    if (points.size() <= most) {
      return this;
    }
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < most - 1; i++) {
      int start = (int) ((long) i * (points.size() - 1) / (most - 1));
      int end = (int) ((long) (i + 1) * (points.size() - 1) / (most - 1));
      kept.add(mean(start, end));
    }
    kept.add(points.get(points.size() - 1));
    return new Line(name, kept, faint);
  }

  /** The same, each value the mean of a window around it. */
  public Line smoothed(String newName, int window) {
    List<Point> smooth = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      int reach = Math.min(window / 2, Math.min(i, points.size() - 1 - i));
      smooth.add(new Point(points.get(i).x(), mean(i - reach, i + reach + 1).y()));
    }
    return new Line(newName, smooth, false);
  }

  private Point mean(int start, int end) {
    double x = 0;
    double y = 0;
    for (Point point : points.subList(start, end)) {
      x += point.x();
      y += point.y();
    }
    return new Point(x / (end - start), y / (end - start));
  }
}
