package org.atrous.runtime.chart;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * Parallel coordinates: an upright axis for each thing that varies with its levels, and one for
 * what was measured; a line for each cell. The better a cell, the stronger its line.
 *
 * @param title what it shows
 * @param axes what varies
 * @param valueName what was measured
 * @param lines at least one
 */
public record ParallelChart(String title, List<Axis> axes, String valueName, List<Cell> lines)
    implements Chart {
  private static final double WIDTH = 660;
  private static final double TOP = 34;
  private static final double BOTTOM = 250;
  private static final double LEFT = 70;
  private static final double RIGHT = 60;

  public ParallelChart {
    axes = List.copyOf(axes);
    lines = List.copyOf(lines);
    if (axes.isEmpty() || lines.isEmpty()) {
      throw new IllegalArgumentException("chart `%s` has no axes or no lines".formatted(title));
    }
  }

  /** What varies, and its levels from top to bottom. */
  public record Axis(String name, List<String> levels) {
    public Axis {
      levels = List.copyOf(levels);
    }

    private double at(String level) {
      int place = levels.indexOf(level);
      if (place < 0) {
        throw new IllegalArgumentException("`%s` is no level of `%s`".formatted(level, name));
      }
      double share = levels.size() == 1 ? 0.5 : (double) place / (levels.size() - 1);
      return TOP + share * (BOTTOM - TOP);
    }
  }

  /**
   * A cell.
   *
   * @param levels one for each axis
   * @param value that was measured
   */
  public record Cell(List<String> levels, double value) {
    public Cell {
      levels = List.copyOf(levels);
    }
  }

  @Override
  public Element svg() {
    Element svg = Svg.root(WIDTH, BOTTOM + 20, "%s: %d cells".formatted(title, lines.size()));
    svg.attr("style", "width:%spx".formatted(Svg.number(WIDTH)));
    double least = lines.stream().mapToDouble(Cell::value).min().orElseThrow();
    double most = lines.stream().mapToDouble(Cell::value).max().orElseThrow();
    Scale values = Scale.even(least, most, BOTTOM, TOP, 6);
    lines.stream()
        .sorted((a, b) -> Double.compare(a.value(), b.value()))
        .forEach(
            cell ->
                line(
                    svg, cell, values, most > least ? (cell.value() - least) / (most - least) : 1));
    for (int i = 0; i < axes.size(); i++) {
      Axis axis = axes.get(i);
      upright(svg, axis.name(), across(i));
      for (String level : axis.levels()) {
        boolean first = i == 0;
        Svg.text(
            svg,
            first ? "tick end" : "tick halo",
            across(i) + (first ? -7 : 7),
            axis.at(level) + 4,
            level);
      }
    }
    upright(svg, valueName, across(axes.size()));
    for (Scale.Tick tick : values.ticks()) {
      Svg.text(svg, "tick", across(axes.size()) + 7, values.at(tick.value()) + 4, tick.text());
    }
    return svg;
  }

  private double across(int axis) {
    return LEFT + (WIDTH - LEFT - RIGHT) * axis / axes.size();
  }

  private static void upright(Element svg, String name, double x) {
    Svg.line(svg, "axis", x, TOP, x, BOTTOM);
    Svg.text(svg, "middle", x, TOP - 16, name);
  }

  private void line(Element svg, Cell cell, Scale values, double rank) {
    StringBuilder path = new StringBuilder();
    StringBuilder tip = new StringBuilder();
    for (int i = 0; i < axes.size(); i++) {
      String level = cell.levels().get(i);
      path.append(i == 0 ? "M" : "L")
          .append(Svg.number(across(i)))
          .append(' ')
          .append(Svg.number(axes.get(i).at(level)));
      tip.append("%s %s\n".formatted(axes.get(i).name(), level));
    }
    path.append('L')
        .append(Svg.number(across(axes.size())))
        .append(' ')
        .append(Svg.number(values.at(cell.value())));
    tip.append("%s %s".formatted(valueName, Figures.significant(cell.value())));
    Element group = Svg.child(svg, "g", "strand s0");
    Svg.child(group, "path", "line")
        .attr("d", path.toString())
        .attr("stroke-opacity", Svg.number(0.15 + 0.85 * rank * rank));
    Svg.child(group, "path", "wide-line").attr("d", path.toString());
    Svg.tip(group, tip.toString());
  }
}
