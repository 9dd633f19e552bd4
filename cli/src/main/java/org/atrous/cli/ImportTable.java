package org.atrous.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.atrous.runtime.weights.ImportReport;

/** What an import did, as a table. */
final class ImportTable {
  private ImportTable() {}

  /** One line for each variable and for each tensor that none took. */
  static List<String> lines(ImportReport report) {
    Table table =
        new Table(
            Table.Column.text("variable"),
            Table.Column.text("shape"),
            Table.Column.text("from"),
            Table.Column.text("shape there"),
            Table.Column.text(""));
    for (ImportReport.Loaded loaded : report.loaded()) {
      List<Long> shape = loaded.sourceShape();
      table.row(
          loaded.variable(),
          text(loaded.shape()),
          loaded.source() == null ? "" : loaded.source(),
          shape == null ? "" : text(shape),
          loaded.how());
    }
    for (ImportReport.Initial initial : report.initial()) {
      table.row(initial.variable(), text(initial.shape()), "", "", initial.reason());
    }
    for (ImportReport.Unused unused : report.unused()) {
      table.row("", "", unused.tensor(), text(unused.shape()), "not used");
    }
    return table.lines();
  }

  /** What was loaded in a line, and what wasn't, part by part. */
  static List<String> summary(ImportReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of `%s` come from %s, by the names of `%s`."
            .formatted(
                Console.counted(report.loaded().size(), "variable"),
                report.network(),
                report.file().file(),
                report.mapping()));
    Map<String, Integer> reasons = new LinkedHashMap<>();
    report.initial().forEach(initial -> reasons.merge(initial.reason(), 1, Integer::sum));
    reasons.forEach(
        (reason, count) ->
            lines.add(
                "%s %s first values: %s."
                    .formatted(
                        Console.counted(count, "variable"),
                        count == 1 ? "keeps its" : "keep their",
                        reason)));
    if (!report.unused().isEmpty()) {
      lines.add(
          "%s of the file %s not used: %s%s."
              .formatted(
                  Console.counted(report.unused().size(), "tensor"),
                  report.unused().size() == 1 ? "is" : "are",
                  report.unused().stream()
                      .limit(3)
                      .map(ImportReport.Unused::tensor)
                      .collect(Collectors.joining(", ")),
                  report.unused().size() > 3 ? ", ..." : ""));
    }
    return lines;
  }

  private static String text(List<Long> shape) {
    return shape.isEmpty()
        ? "scalar"
        : shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
