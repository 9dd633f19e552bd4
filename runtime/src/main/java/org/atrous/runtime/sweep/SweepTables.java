package org.atrous.runtime.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.atrous.runtime.report.SweepReport;
import org.atrous.runtime.report.SweepTrial;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.table.ResultCell;
import org.atrous.runtime.table.ResultTable;
import org.jspecify.annotations.Nullable;

/** The results of a sweep in the layout that its spec asks for. */
public final class SweepTables {
  private static final double PERCENT = 100;
  private static final String RELATIVE_TIME = "relative time";

  private static final ResultCell NO_CELL = new ResultCell(List.of(), OptionalDouble.empty(), "");

  private final SweepFolder folder;
  private final SweepPlan plan;
  private final Ladder ladder;
  private final RelativeTimes times;

  /** The results that a sweep's folder has by now. */
  public SweepTables(SweepFolder folder) throws IOException {
    this.folder = folder;
    this.plan = folder.plan();
    this.ladder = new Ladder(folder, plan);
    this.times = new RelativeTimes(folder, plan);
  }

  /** The tables, one for each value that the sweep shows. */
  public List<ResultTable> tables() throws IOException {
    List<ResultTable> tables = new ArrayList<>();
    for (String value : plan.table().values()) {
      tables.add(table(value));
    }
    return tables;
  }

  private ResultTable table(String value) throws IOException {
    List<List<String>> rowNames = plan.table().rows();
    List<List<String>> columnNames = plan.table().columns();
    Map<List<String>, Map<List<String>, ResultCell>> places = new LinkedHashMap<>();
    Set<List<String>> columns = new LinkedHashSet<>();
    for (SweepPlan.Cell cell : plan.cells()) {
      List<String> row = point(cell, rowNames);
      List<String> column = point(cell, columnNames);
      columns.add(column);
      places.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(column, cell(cell, value));
    }
    List<List<ResultCell>> cells = new ArrayList<>();
    for (Map<List<String>, ResultCell> row : places.values()) {
      // Factors that vary together leave places of the table without a cell.
      cells.add(columns.stream().map(column -> row.getOrDefault(column, NO_CELL)).toList());
    }
    return new ResultTable(
            plan.name(),
            shownName(value),
            2,
            !value.equals(RELATIVE_TIME),
            names(rowNames),
            names(columnNames),
            List.copyOf(places.keySet()),
            List.copyOf(columns),
            cells)
        .laidOut();
  }

  private static List<String> names(List<List<String>> axes) {
    return axes.stream().flatMap(List::stream).toList();
  }

  private static List<String> point(SweepPlan.Cell cell, List<List<String>> axes) {
    return names(axes).stream().map(name -> cell.arguments().getOrDefault(name, "")).toList();
  }

  /** {@code mIoU in %}; a relative time has no unit. */
  private static String shownName(String value) {
    if (value.equals(RELATIVE_TIME)) {
      return value;
    }
    return (value.equals("miou") ? "mIoU" : value.replace('_', ' ')) + " in %";
  }

  private ResultCell cell(SweepPlan.Cell cell, String value) throws IOException {
    Double figure = cell.published().get(value);
    OptionalDouble published = figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
    Stop stop = stop(cell);
    if (stop != null) {
      return stopped(cell, stop, value, published);
    }
    List<Double> measured = new ArrayList<>();
    for (TrialResult result : folder.results(plan, cell)) {
      OptionalDouble found = measured(result, value);
      found.ifPresent(measured::add);
    }
    return new ResultCell(measured, published, measured.isEmpty() ? whyNot(cell) : "");
  }

  private OptionalDouble measured(TrialResult result, String value) throws IOException {
    if (value.equals(RELATIVE_TIME)) {
      return times.of(new Trial(result.training(), result.seed()));
    }
    Double figure = result.figures().get(value);
    return figure == null ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * figure);
  }

  /** Why the cell's training was stopped; null if it wasn't. */
  private @Nullable Stop stop(SweepPlan.Cell cell) throws IOException {
    SweepPlan.Content content = cell.content();
    return content == null ? null : ladder.stop(content.training()).orElse(null);
  }

  private ResultCell stopped(SweepPlan.Cell cell, Stop stop, String value, OptionalDouble published)
      throws IOException {
    OptionalDouble mean = atRung(Objects.requireNonNull(cell.content()), stop, value);
    return new ResultCell(
        List.of(),
        published,
        "stopped at %d%s"
            .formatted(
                stop.step(),
                mean.isPresent()
                    ? String.format(Locale.ROOT, ": %.2f", mean.getAsDouble())
                    : stop.problem() == null ? "" : ": failed"),
        new ResultCell.Stopped(
            stop.rung(),
            stop.step(),
            mean.isPresent() ? (Double) mean.getAsDouble() : null,
            stop.reason()));
  }

  /**
   * What was measured where it was stopped, the mean over the seeds; empty where a seed has no such
   * figure. Of cells that share a training, one was measured there.
   */
  private OptionalDouble atRung(SweepPlan.Content content, Stop stop, String value)
      throws IOException {
    double sum = 0;
    Leg.Goal goal = new Leg.Goal(stop.step(), content.measurement());
    for (long seed : plan.seeds()) {
      Optional<RungResult> result = folder.result(goal, new Trial(content.training(), seed));
      Double figure = result.isEmpty() ? null : result.get().figure(value);
      if (figure == null) {
        return OptionalDouble.empty();
      }
      sum += PERCENT * figure;
    }
    return OptionalDouble.of(sum / plan.seeds().size());
  }

  /** Why there is no figure, in a word. */
  private static String whyNot(SweepPlan.Cell cell) {
    if (cell.content() == null) {
      return cell.problem() == null ? "excluded" : "invalid";
    }
    return "missing";
  }

  /** The trials that were measured, cell by cell, for the sweep's first value. */
  public List<SweepTrial> trials() throws IOException {
    String value = plan.table().values().get(0);
    List<SweepTrial> trials = new ArrayList<>();
    for (SweepPlan.Cell cell : plan.cells()) {
      SweepPlan.Content content = cell.content();
      if (content == null || ladder.stop(content.training()).isPresent()) {
        continue;
      }
      for (TrialResult result : folder.results(plan, cell)) {
        OptionalDouble figure = measured(result, value);
        if (figure.isPresent()) {
          trials.add(
              new SweepTrial(
                  factors(cell),
                  result.seed(),
                  figure.getAsDouble(),
                  content.multiplyAdds(),
                  run(new Trial(content.training(), result.seed()))));
        }
      }
    }
    return trials;
  }

  private Map<String, String> factors(SweepPlan.Cell cell) {
    Map<String, String> factors = new LinkedHashMap<>();
    for (String name : names(plan.table().rows())) {
      factors.put(name, cell.arguments().getOrDefault(name, ""));
    }
    for (String name : names(plan.table().columns())) {
      factors.put(name, cell.arguments().getOrDefault(name, ""));
    }
    return factors;
  }

  private @Nullable Path run(Trial trial) {
    Path run = folder.run(trial);
    return RunFolder.isRun(run) ? run : null;
  }

  /** All that the sweep has to tell. */
  public SweepReport report() throws IOException {
    return new SweepReport(plan.name(), tables(), trials());
  }
}
