package org.atrous.runtime.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.atrous.runtime.chart.Chart;
import org.atrous.runtime.chart.EffectChart;
import org.atrous.runtime.chart.Figures;
import org.atrous.runtime.chart.Line;
import org.atrous.runtime.chart.LineChart;
import org.atrous.runtime.chart.ParallelChart;
import org.atrous.runtime.chart.ScatterChart;
import org.atrous.runtime.page.Part;
import org.atrous.runtime.page.Report;
import org.atrous.runtime.page.Section;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.table.LatexTable;
import org.atrous.runtime.table.MarkdownTable;
import org.atrous.runtime.table.ResultCell;
import org.atrous.runtime.table.ResultTable;
import org.atrous.runtime.table.TableForms;

/**
 * What a sweep has to tell: its tables, what each factor does, and its trials beside each other.
 */
public final class SweepReport {
  /** Lines that a chart of curves can hold. */
  private static final int MOST_CURVES = 24;

  private final String name;
  private final List<ResultTable> tables;
  private final String valueName;
  private final List<SweepTrial> trials;

  /**
   * @param name of the sweep
   * @param tables one for each value that it shows, at least one; the first is that of the trials'
   * @param trials those that were measured, in the order of the sweep
   */
  public SweepReport(String name, List<ResultTable> tables, List<SweepTrial> trials) {
    this.name = name;
    this.tables = List.copyOf(tables);
    this.valueName = tables.get(0).value();
    this.trials = List.copyOf(trials);
  }

  /**
   * The report.
   *
   * @throws org.atrous.runtime.BadInputException if a file of a trial's run is damaged
   */
  public Report report() throws IOException {
    List<Section> sections = new ArrayList<>();
    for (ResultTable table : tables) {
      sections.add(
          new Section(
              table.caption(),
              List.of(
                  TableForms.page(table),
                  new Part.Folded(
                      "The same for Markdown, LaTeX and spreadsheets",
                      List.of(
                          new Part.Listing(MarkdownTable.of(table)),
                          new Part.Listing(LatexTable.of(table)),
                          new Part.Listing(TableForms.csv(table)))))));
    }
    if (!trials.isEmpty()) {
      sections.add(factors());
      List<Chart> curves = curves();
      if (!curves.isEmpty()) {
        sections.add(new Section("Curves", List.of(new Part.Charts(curves))));
      }
      List<Part> pictures = ComparedPictures.of(representatives());
      if (!pictures.isEmpty()) {
        sections.add(new Section("The same images", pictures));
      }
    }
    return new Report("Sweep " + name, subtitle(), List.of(new Part.Tiles(headline())), sections);
  }

  private String subtitle() {
    long seeds = trials.stream().map(SweepTrial::seed).distinct().count();
    return "%d trials, %d cells, seeds: %d".formatted(trials.size(), cells().size(), seeds);
  }

  private List<Part.Tile> headline() {
    List<Part.Tile> tiles = new ArrayList<>();
    ResultTable table = tables.get(0);
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < table.columns().size(); column++) {
        ResultCell cell = table.cells().get(row).get(column);
        if (table.isBest(cell)) {
          tiles.add(
              new Part.Tile(
                  "Best " + table.value(),
                  TableForms.value(table, cell),
                  table.point(row, column)));
        }
      }
    }
    tiles.add(new Part.Tile("Trials", Figures.grouped(trials.size()), "measured"));
    return tiles;
  }

  /** The trials of each cell, which differ in their seeds. */
  private Map<String, List<SweepTrial>> cells() {
    return trials.stream()
        .collect(Collectors.groupingBy(SweepTrial::cell, LinkedHashMap::new, Collectors.toList()));
  }

  /** Of each cell the trial with its first seed. */
  private List<SweepTrial> representatives() {
    return cells().values().stream().map(list -> list.get(0)).toList();
  }

  private static ResultCell measured(List<SweepTrial> some) {
    return new ResultCell(
        some.stream().map(SweepTrial::value).toList(), OptionalDouble.empty(), "");
  }

  private Section factors() {
    List<Chart> charts = new ArrayList<>();
    charts.add(effects());
    if (trials.stream().allMatch(trial -> trial.multiplyAdds() > 0)) {
      charts.add(costs());
    }
    List<Part> parts = new ArrayList<>(List.of(new Part.Charts(charts)));
    if (!trials.get(0).factors().isEmpty()) {
      parts.add(new Part.Charts(List.of(parallel())));
    }
    parts.add(
        new Part.Prose(
            "A marginal effect is the mean over all trials with a value of a factor, whatever the"
                + " other factors are; where cells are missing, these differ from value to value."));
    return new Section("Factors", parts);
  }

  /** The values of a factor, in the order of the sweep. */
  private Set<String> levels(String factor) {
    Set<String> levels = new LinkedHashSet<>();
    trials.forEach(trial -> levels.add(trial.factors().getOrDefault(factor, "")));
    return levels;
  }

  private Chart effects() {
    List<EffectChart.Level> levels = new ArrayList<>();
    for (String factor : trials.get(0).factors().keySet()) {
      for (String level : levels(factor)) {
        List<SweepTrial> with =
            trials.stream().filter(trial -> level.equals(trial.factors().get(factor))).toList();
        ResultCell all = measured(with);
        levels.add(
            new EffectChart.Level(
                factor, level, all.mean().orElseThrow(), all.deviation().orElse(0), with.size()));
      }
    }
    double mean = measured(trials).mean().orElseThrow();
    return new EffectChart("Marginal effects", valueName, levels, mean);
  }

  private Chart costs() {
    List<ScatterChart.Point> points = new ArrayList<>();
    cells()
        .forEach(
            (cell, some) -> {
              ResultCell all = measured(some);
              points.add(
                  new ScatterChart.Point(
                      some.get(0).brief(),
                      cell,
                      (double) some.get(0).multiplyAdds(),
                      all.mean().orElseThrow(),
                      all.deviation().orElse(0)));
            });
    return new ScatterChart("Accuracy against cost", "multiply-adds", valueName, points);
  }

  private Chart parallel() {
    List<ParallelChart.Axis> axes =
        trials.get(0).factors().keySet().stream()
            .map(factor -> new ParallelChart.Axis(factor, List.copyOf(levels(factor))))
            .toList();
    List<ParallelChart.Cell> lines =
        cells().values().stream()
            .map(
                some ->
                    new ParallelChart.Cell(
                        List.copyOf(some.get(0).factors().values()),
                        measured(some).mean().orElseThrow()))
            .toList();
    return new ParallelChart("All cells", axes, valueName, lines);
  }

  private List<Chart> curves() throws IOException {
    Map<String, List<Line>> lines = new LinkedHashMap<>();
    for (SweepTrial trial : representatives().stream().limit(MOST_CURVES).toList()) {
      if (trial.run() != null) {
        MetricLog log = MetricLog.read(RunFolder.open(trial.run()).log());
        log.values()
            .forEach(
                (metric, points) ->
                    lines
                        .computeIfAbsent(metric, any -> new ArrayList<>())
                        .add(curve(metric, trial.brief(), points)));
      }
    }
    List<Chart> charts = new ArrayList<>();
    lines.forEach(
        (metric, some) -> {
          if (!Curves.tellsOfTraining(metric)) {
            String title = "%s, by %s".formatted(Curves.title(metric), factorNames());
            charts.add(new LineChart(title, "step", some));
          }
        });
    return charts;
  }

  private String factorNames() {
    return String.join(", ", trials.get(0).factors().keySet());
  }

  private static Line curve(String metric, String cell, List<Line.Point> points) {
    Line line = new Line(cell, points, false);
    return Curves.isNoisy(metric) ? line.smoothed(cell, Math.max(3, points.size() / 10)) : line;
  }
}
