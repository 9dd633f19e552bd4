package org.atrous.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.sweep.Halving;
import org.atrous.runtime.progress.Progress;

/** A planned sweep as text. */
final class SweepPlanTable {
  private SweepPlanTable() {}

  /**
   * The cells, and what they come to.
   *
   * @param slots trainings at the same time, for the time of all
   */
  static List<String> lines(SweepListing sweep, int slots) {
    List<Table.Column> columns = new ArrayList<>();
    sweep.variables().forEach(variable -> columns.add(Table.Column.text(variable)));
    columns.add(Table.Column.number("parameters"));
    columns.add(Table.Column.number("multiply-adds"));
    columns.add(Table.Column.number("memory"));
    if (sweep.seconds() != null) {
      columns.add(Table.Column.number("training"));
    }
    boolean published = sweep.cells().stream().anyMatch(cell -> !cell.published().isEmpty());
    if (published) {
      sweep.values().forEach(value -> columns.add(Table.Column.number("published " + value)));
    }
    Table table = new Table(columns.toArray(Table.Column[]::new));
    for (SweepListing.CellEntry cell : sweep.cells()) {
      List<String> row = new ArrayList<>(cell.arguments().values());
      String nothing = cell.problem() == null ? "excluded" : "invalid";
      row.add(cell.parameters() == null ? nothing : Numbers.grouped(cell.parameters()));
      row.add(cell.multiplyAdds() == null ? "" : Numbers.scaled(cell.multiplyAdds()));
      row.add(cell.memory() == null ? "" : Numbers.bytes(cell.memory()));
      if (sweep.seconds() != null) {
        row.add(cell.seconds() == null ? "" : clock(cell.seconds()));
      }
      for (int i = 0; published && i < sweep.values().size(); i++) {
        Double figure = i < cell.published().size() ? cell.published().get(i) : null;
        row.add(figure == null ? "" : figure.toString());
      }
      table.row(row.toArray(String[]::new));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(sums(sweep));
    SweepListing.HalvingEntry halving = sweep.halving();
    if (halving != null) {
      lines.add(halving(halving));
    }
    if (sweep.seconds() != null) {
      // Which trainings are stopped isn't known: as if all steps took the same time.
      double share =
          halving == null ? 1 : (double) halving.steps() / (double) halving.stepsWithout();
      lines.add(
          "All trainings take about %s on this machine, %s at a time, without measurements."
              .formatted(
                  clock(share * sweep.seconds() / slots), Console.counted(slots, "training")));
    }
    if (sweep.needsReplicas()) {
      lines.add("It asks for asynchronous replicas: it can be planned, not run.");
    }
    return lines;
  }

  private static String sums(SweepListing sweep) {
    return "%s, %s, %s%s"
        .formatted(
            Console.counted(sweep.cells().size(), "cell"),
            Console.counted((int) sweep.trainings(), "training"),
            Console.counted((int) sweep.measurements(), "measurement"),
            sweep.seeds().size() == 1
                ? ""
                : ", each training with %d seeds counted".formatted(sweep.seeds().size()));
  }

  /** {@code halving by miou, factor 3: 9 trainings to step 200, 3 to 600, 1 to the end: ...}. */
  private static String halving(SweepListing.HalvingEntry halving) {
    StringBuilder line =
        new StringBuilder("halving by %s, factor %d: ".formatted(halving.by(), halving.factor()));
    String word = " trainings to step";
    for (Halving.Rung rung : halving.rungs()) {
      line.append("%d%s %s, ".formatted(rung.trainings(), word, Numbers.grouped(rung.step())));
      word = " to";
    }
    return line.append(
            "%d to the end; %s steps in all instead of %s"
                .formatted(
                    halving.finalists(),
                    Numbers.grouped(halving.steps()),
                    Numbers.grouped(halving.stepsWithout())))
        .toString();
  }

  private static String clock(double seconds) {
    return Progress.clock(Duration.ofSeconds(Math.round(seconds)));
  }
}
