package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.plan.OutputStrides;
import org.atrous.compiler.report.Summary;

/** A summary for people to read. */
final class SummaryTable {
  /** Rates of a block that alternate too much to be listed one by one. */
  private static final int MOST_RUNS = 6;

  private SummaryTable() {}

  static List<String> lines(Summary summary, OutputStrides strides) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (dialect %s) at output stride %d, image %dx%d"
            .formatted(
                summary.network(),
                summary.dialect(),
                summary.outputStride(),
                summary.inputHeight(),
                summary.inputWidth()));
    lines.add("");
    lines.addAll(table(summary).lines());
    lines.add("");
    lines.add("Output strides: " + Numbers.list(summary.outputStrides()));
    strides
        .reasons()
        .forEach((stride, reason) -> lines.add("  not %d: %s".formatted(stride, reason)));
    return lines;
  }

  private static Table table(Summary summary) {
    Table table =
        new Table(
            Table.Column.text("block"),
            Table.Column.text("shape"),
            Table.Column.number("rate"),
            Table.Column.text("rates of its windows"),
            Table.Column.number("parameters"),
            Table.Column.number("multiply-adds"));
    for (Summary.Row row : summary.blocks()) {
      table.row(
          row.name(),
          Numbers.shape(row.shape()),
          Integer.toString(row.rate()),
          runs(row.rates()),
          Numbers.grouped(row.parameters()),
          Numbers.grouped(row.multiplyAdds()));
    }
    table.rule();
    table.row(
        "total",
        "",
        "",
        "",
        Numbers.grouped(summary.parameters()),
        Numbers.grouped(summary.multiplyAdds()));
    return table;
  }

  /** Equal neighbours as one: {@code 1 x11, 2}. */
  static String runs(List<Integer> rates) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= rates.size(); i++) {
      if (i == rates.size() || !rates.get(i).equals(rates.get(start))) {
        runs.add(rates.get(start) + (i - start > 1 ? " x" + (i - start) : ""));
        start = i;
      }
    }
    return runs.size() <= MOST_RUNS
        ? String.join(", ", runs)
        : String.join(", ", runs.subList(0, MOST_RUNS)) + ", ...";
  }
}
