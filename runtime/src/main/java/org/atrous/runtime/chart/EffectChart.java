package org.atrous.runtime.chart;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * The mean of a value at each level of some factors, and how much it varies there: what a factor
 * does by itself.
 *
 * @param title what it shows
 * @param valueName what the value is
 * @param levels grouped by factor, at least one
 * @param mean over everything
 */
public record EffectChart(String title, String valueName, List<Level> levels, double mean)
    implements Chart {
  private static final double WIDTH = 440;
  private static final double ROW = 20;
  private static final double TOP = 14;

  public EffectChart {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("chart `%s` has no levels".formatted(title));
    }
  }

  /**
   * A level of a factor.
   *
   * @param factor that has it
   * @param level its value
   * @param mean of what was measured there
   * @param deviation of it
   * @param count of what was measured there
   */
  public record Level(String factor, String level, double mean, double deviation, int count) {
    private String name() {
      return "%s %s".formatted(factor, level);
    }
  }

  @Override
  public Element svg() {
    double left =
        12 + Svg.LETTER * levels.stream().mapToInt(level -> level.name().length()).max().orElse(0);
    left = Math.min(left, WIDTH / 2);
    double bottom = TOP + height() * ROW;
    Element svg = Svg.root(WIDTH, bottom + 40, description());
    Scale x =
        Scale.even(
            levels.stream()
                .mapToDouble(level -> level.mean() - level.deviation())
                .min()
                .orElseThrow(),
            levels.stream()
                .mapToDouble(level -> level.mean() + level.deviation())
                .max()
                .orElseThrow(),
            left,
            WIDTH - 14,
            5);
    for (Scale.Tick tick : x.ticks()) {
      double place = x.at(tick.value());
      Svg.line(svg, "grid", place, TOP, place, bottom);
      Svg.text(svg, "tick middle", place, bottom + 16, tick.text());
    }
    Svg.text(svg, "name end", WIDTH - 14, bottom + 32, valueName);
    Svg.line(svg, "axis", x.at(mean), TOP, x.at(mean), bottom);
    double y = TOP + ROW / 2;
    int factor = 0;
    for (int i = 0; i < levels.size(); i++) {
      Level level = levels.get(i);
      if (i > 0 && !level.factor().equals(levels.get(i - 1).factor())) {
        y += ROW / 2;
        factor++;
      }
      row(svg, level, "s" + factor % 8, x, y);
      y += ROW;
    }
    return svg;
  }

  /** Rows with half of one between factors. */
  private double height() {
    double height = levels.size();
    for (int i = 1; i < levels.size(); i++) {
      height += levels.get(i).factor().equals(levels.get(i - 1).factor()) ? 0 : 0.5;
    }
    return height;
  }

  private void row(Element svg, Level level, String colour, Scale x, double y) {
    Element group = Svg.child(svg, "g", "point " + colour);
    Svg.text(group, "end", x.from() - 8, y + 4, level.name());
    Svg.line(
        group,
        "whisker",
        x.at(level.mean() - level.deviation()),
        y,
        x.at(level.mean() + level.deviation()),
        y);
    Svg.circle(group, "dot", x.at(level.mean()), y, 4.5);
    Svg.tip(
        group,
        "%s\n%s %s \u00b1 %s over %d"
            .formatted(
                level.name(),
                valueName,
                Figures.significant(level.mean()),
                Figures.significant(level.deviation()),
                level.count()));
  }

  private String description() {
    List<String> means =
        levels.stream()
            .map(level -> "%s %s".formatted(level.name(), Figures.significant(level.mean())))
            .toList();
    return "%s, mean of %s: %s".formatted(title, valueName, String.join("; ", means));
  }
}
