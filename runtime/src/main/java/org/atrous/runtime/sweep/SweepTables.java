package org.atrous.runtime.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  /** The results that a sweep's folder has by now. */
  public SweepTables(SweepFolder folder) throws IOException {
    this.folder = folder;
    this.plan = folder.plan();
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
            true,
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
    Double published = cell.published().get(value);
    List<Double> measured = new ArrayList<>();
    for (TrialResult result : folder.results(plan, cell)) {
      Double figure = result.figures().get(value);
      if (figure != null) {
        measured.add(PERCENT * figure);
      }
    }
    return new ResultCell(
        measured,
        published == null ? OptionalDouble.empty() : OptionalDouble.of(published),
        measured.isEmpty() ? whyNot(cell, value) : "");
  }

  /** Why there is no figure, in a word. */
  private static String whyNot(SweepPlan.Cell cell, String value) {
    if (cell.content() == null) {
      return cell.problem() == null ? "excluded" : "invalid";
    }
    return value.equals(RELATIVE_TIME) ? "not measured" : "missing";
  }

  /** The trials that were measured, cell by cell, for the sweep's first value. */
  public List<SweepTrial> trials() throws IOException {
    String value = plan.table().values().get(0);
    List<SweepTrial> trials = new ArrayList<>();
    for (SweepPlan.Cell cell : plan.cells()) {
      SweepPlan.Content content = cell.content();
      if (content == null) {
        continue;
      }
      for (TrialResult result : folder.results(plan, cell)) {
        Double figure = result.figures().get(value);
        if (figure != null) {
          trials.add(
              new SweepTrial(
                  factors(cell),
                  result.seed(),
                  PERCENT * figure,
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
