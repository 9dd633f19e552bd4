package org.atrous.runtime.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jsoup.nodes.Element;

/**
 * Values over steps, a line each. Lines differ in colour and in their dashes. Under a pointer, the
 * values at that step are told.
 *
 * @param title what the values are
 * @param xName what they are over
 * @param lines at least one
 */
public record LineChart(String title, String xName, List<Line> lines) implements Chart {
  /** As many points as a chart of its width can show. */
  public static final int POINTS = 160;

  private static final double WIDTH = 440;
  private static final double PLOT = 190;
  private static final double LEFT = 58;
  private static final double RIGHT = 14;
  private static final double TOP = 12;
  private static final double ROW = 18;

  public LineChart {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("chart `%s` has no lines".formatted(title));
    }
  }

  @Override
  public Element svg() {
    List<Line> thin = lines.stream().map(line -> line.thinned(POINTS)).toList();
    boolean named = thin.size() > 1;
    LegendRows legend =
        named
            ? LegendRows.of(thin.stream().map(Line::name).toList(), WIDTH - LEFT - RIGHT)
            : LegendRows.NONE;
    double bottom = TOP + PLOT;
    Scale x =
        Scale.tight(
            all(thin, Line.Point::x).min().orElseThrow(),
            all(thin, Line.Point::x).max().orElseThrow(),
            LEFT,
            WIDTH - RIGHT,
            5);
    Scale y =
        Scale.even(
            all(thin, Line.Point::y).min().orElseThrow(),
            all(thin, Line.Point::y).max().orElseThrow(),
            bottom,
            TOP,
            5);
    Element svg = Svg.root(WIDTH, bottom + 40 + legend.rows() * ROW, description());
    Axes.draw(svg, x, y, xName, "");
    for (int i = 0; i < thin.size(); i++) {
      draw(svg, thin.get(i), "s" + colour(thin, i), x, y);
    }
    for (int i = 0; named && i < thin.size(); i++) {
      double left = LEFT + legend.places().get(i).x();
      double middle = bottom + 48 + legend.places().get(i).row() * ROW;
      Svg.line(svg, kind(thin.get(i), "s" + colour(thin, i)), left, middle, left + 20, middle);
      Svg.text(svg, "", left + 25, middle + 4, thin.get(i).name());
    }
    Hits.draw(svg, thin, xName, x, TOP, bottom);
    return svg;
  }

  private static DoubleStream all(List<Line> lines, ToDoubleFunction<Line.Point> value) {
    return lines.stream().flatMap(line -> line.points().stream()).mapToDouble(value);
  }

  /** A faint line has the colour of the one after it. */
  private static int colour(List<Line> lines, int index) {
    long before = lines.subList(0, index).stream().filter(line -> !line.faint()).count();
    return (int) (before % 24);
  }

  private static String kind(Line line, String colour) {
    return (line.faint() ? "line faint " : "line ") + colour;
  }

  private static void draw(Element svg, Line line, String colour, Scale x, Scale y) {
    if (line.points().size() == 1) {
      Line.Point only = line.points().get(0);
      Svg.circle(svg, "dot " + colour, x.at(only.x()), y.at(only.y()), 3.5);
      return;
    }
    StringBuilder path = new StringBuilder();
    for (Line.Point point : line.points()) {
      path.append(path.isEmpty() ? "M" : "L")
          .append(Svg.number(x.at(point.x())))
          .append(' ')
          .append(Svg.number(y.at(point.y())));
    }
    Svg.child(svg, "path", kind(line, colour)).attr("d", path.toString());
  }

  private String description() {
    List<String> ends = new ArrayList<>();
    for (Line line : lines) {
      Line.Point first = line.points().get(0);
      Line.Point last = line.points().get(line.points().size() - 1);
      ends.add(
          "%s from %s to %s"
              .formatted(
                  line.name(), Figures.significant(first.y()), Figures.significant(last.y())));
    }
    return "%s over %s: %s".formatted(title, xName, String.join("; ", ends));
  }

  /** The strips that tell the values under a pointer. */
  private static final class Hits {
    static void draw(
        Element svg, List<Line> lines, String xName, Scale x, double top, double bottom) {
      TreeSet<Double> places = new TreeSet<>();
      lines.forEach(line -> line.points().forEach(point -> places.add(point.x())));
      List<Double> all = thinned(new ArrayList<>(places));
      for (int i = 0; i < all.size(); i++) {
        double here = all.get(i);
        double left = i == 0 ? x.from() : x.at((all.get(i - 1) + here) / 2);
        double right = i == all.size() - 1 ? x.to() : x.at((here + all.get(i + 1)) / 2);
        StringBuilder tip =
            new StringBuilder("%s %s".formatted(xName, Figures.grouped(Math.round(here))));
        for (Line line : lines) {
          tip.append(
              "\n%s  %s".formatted(line.name(), Figures.significant(nearest(line, here).y())));
        }
        Element strip = Svg.child(svg, "g", "hit");
        Svg.rectangle(strip, "", left, top, right - left, bottom - top);
        Svg.line(strip, "", x.at(here), top, x.at(here), bottom);
        Svg.tip(strip, tip.toString());
      }
    }

    private static List<Double> thinned(List<Double> places) {
      int every = (places.size() + POINTS - 1) / POINTS;
      List<Double> kept = new ArrayList<>();
      for (int i = 0; i < places.size(); i += every) {
        kept.add(places.get(i));
      }
      return kept;
    }

    private static Line.Point nearest(Line line, double x) {
      Line.Point best = line.points().get(0);
      for (Line.Point point : line.points()) {
        if (Math.abs(point.x() - x) < Math.abs(best.x() - x)) {
          best = point;
        }
      }
      return best;
    }
  }
}
