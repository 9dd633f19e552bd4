package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.atrous.runtime.data.DatasetReport;

/** A report on a data set for people to read: its splits, its classes, its problems. */
final class DatasetTable {
  private static final int SIZES = 3;

  private DatasetTable() {}

  static List<String> lines(DatasetReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Data set `%s` in %s".formatted(report.dataset(), report.folder()));
    lines.add("");
    lines.addAll(splits(report));
    lines.add("");
    lines.addAll(classes(report));
    for (DatasetReport.Split split : report.splits()) {
      for (DatasetReport.UnknownLabel label : split.unknown()) {
        lines.add("");
        lines.add(
            "%s: label value %s isn't declared: %s in %s"
                .formatted(
                    name(split),
                    label.value(),
                    pixels(label.pixels()),
                    Console.counted(label.files(), "file")));
      }
    }
    lines.add("");
    lines.add(report.problems() == 0 ? "No problems." : problems(report.problems()));
    for (DatasetReport.Split split : report.splits()) {
      for (DatasetReport.Problem problem : split.problems()) {
        lines.add("  %s: %s".formatted(name(split), problem.what()));
        lines.add("    = help: " + problem.help());
      }
    }
    return lines;
  }

  private static String problems(int count) {
    return Console.counted(count, "problem") + ":";
  }

  private static String pixels(long count) {
    return Numbers.grouped(count) + (count == 1 ? " pixel" : " pixels");
  }

  private static String name(DatasetReport.Split split) {
    return split.split().isEmpty() ? "(all)" : split.split();
  }

  private static List<String> splits(DatasetReport report) {
    Table table =
        new Table(
            Table.Column.text("split"),
            Table.Column.number("images"),
            Table.Column.number("ignored"),
            Table.Column.number("problems"),
            Table.Column.text("sizes"));
    for (DatasetReport.Split split : report.splits()) {
      long classed = split.classes().stream().mapToLong(DatasetReport.ClassCount::pixels).sum();
      long all = classed + split.ignoredPixels();
      table.row(
          name(split),
          Numbers.grouped(split.images()),
          all == 0 ? "-" : EvaluationTable.percent((double) split.ignoredPixels() / all),
          Numbers.grouped(split.problems().size()),
          sizes(split.sizes()));
    }
    return table.lines();
  }

  /** The most frequent sizes. */
  private static String sizes(List<DatasetReport.SizeCount> sizes) {
    String most =
        sizes.stream()
            .limit(SIZES)
            .map(size -> "%dx%d (%d)".formatted(size.height(), size.width(), size.images()))
            .collect(Collectors.joining(", "));
    int others = sizes.size() - SIZES;
    return others > 0 ? "%s and %s".formatted(most, Console.counted(others, "other")) : most;
  }

  private static List<String> classes(DatasetReport report) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.number("class"));
    columns.add(Table.Column.text("name"));
    for (DatasetReport.Split split : report.splits()) {
      columns.add(Table.Column.number(name(split)));
      columns.add(Table.Column.number("images"));
    }
    Table table = new Table(columns.toArray(Table.Column[]::new));
    int count = report.splits().get(0).classes().size();
    for (int i = 0; i < count; i++) {
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(i));
      cells.add(report.splits().get(0).classes().get(i).name());
      for (DatasetReport.Split split : report.splits()) {
        cells.add(EvaluationTable.percent(split.classes().get(i).share()));
        cells.add(Numbers.grouped(split.classes().get(i).images()));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table.lines();
  }
}
