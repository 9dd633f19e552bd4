package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.atrous.compiler.plan.OutputStrides;
import org.atrous.compiler.plan.ReceptiveField;
import org.atrous.compiler.report.Summary;
import org.jspecify.annotations.Nullable;

/** A summary for people to read. */
final class SummaryTable {
  /** Rates of a block that alternate too much to be listed one by one. */
  private static final int MOST_RUNS = 6;

  private SummaryTable() {}

  static List<String> lines(Summary summary, OutputStrides strides) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (dialect %s) at output stride %d, image %dx%d, batch %d"
            .formatted(
                summary.network(),
                summary.dialect(),
                summary.outputStride(),
                summary.inputHeight(),
                summary.inputWidth(),
                summary.batch()));
    lines.add("");
    lines.addAll(table(summary).lines());
    lines.add("");
    List<String> atrous = AtrousWindowTable.lines(summary);
    if (!atrous.isEmpty()) {
      lines.addAll(atrous);
      lines.add("");
    }
    lines.addAll(totals(summary));
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
            Table.Column.text("rates"),
            Table.Column.text("sees"),
            Table.Column.text("valid taps"),
            Table.Column.number("parameters"),
            Table.Column.number("mult-adds"),
            Table.Column.number("kept"),
            Table.Column.number("alive"));
    for (Summary.Row row : summary.blocks()) {
      table.row(
          row.name(),
          Numbers.shape(row.shape()),
          Integer.toString(row.rate()),
          runs(row.rates()),
          field(row.receptiveField()),
          taps(row.validTaps()),
          Numbers.grouped(row.parameters()),
          Numbers.scaled(row.multiplyAdds()),
          Numbers.bytes(row.trainingBytes()),
          Numbers.bytes(row.inferenceBytes()));
    }
    table.rule();
    table.row(
        "total",
        "",
        "",
        "",
        field(summary.receptiveField()),
        "",
        Numbers.grouped(summary.parameters()),
        Numbers.scaled(summary.multiplyAdds()),
        Numbers.bytes(summary.memory().keptActivations()),
        Numbers.bytes(summary.memory().inferenceActivations()));
    return table;
  }

  private static List<String> totals(Summary summary) {
    Summary.Memory memory = summary.memory();
    return List.of(
        "%s parameters, %s multiply-adds an image"
            .formatted(
                Numbers.grouped(summary.parameters()), Numbers.grouped(summary.multiplyAdds())),
        "Training takes %s: weights %s, gradients %s, momentum %s, activations %s"
            .formatted(
                Numbers.bytes(memory.training()),
                Numbers.bytes(memory.weights()),
                Numbers.bytes(memory.gradients()),
                Numbers.bytes(memory.optimizer()),
                Numbers.bytes(memory.trainingActivations())),
        "Inference takes %s: weights %s, activations %s"
            .formatted(
                Numbers.bytes(memory.inference()),
                Numbers.bytes(memory.weights()),
                Numbers.bytes(memory.inferenceActivations())),
        "Overhead of TensorFlow is %s of the one, %s of the other"
            .formatted(
                Numbers.bytes(memory.trainingOverhead()),
                Numbers.bytes(memory.inferenceOverhead())));
  }

  private static String field(ReceptiveField field) {
    return field.wholeImage() ? "whole image" : field.height() + "x" + field.width();
  }

  /** {@code 3.64 of 9}: those of the worst window. */
  static String taps(Summary.@Nullable Taps taps) {
    return taps == null ? "" : String.format(Locale.ROOT, "%.2f of %d", taps.mean(), taps.of());
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
