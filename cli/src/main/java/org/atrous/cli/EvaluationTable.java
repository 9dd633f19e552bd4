package org.atrous.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.evaluation.RunEvaluation;
import org.atrous.runtime.metrics.ConfusionMatrix;

/** An evaluation for people to read: a line for each class, in the data set's order. */
final class EvaluationTable {
  private EvaluationTable() {}

  static List<String> lines(RunEvaluation evaluation) {
    ConfusionMatrix matrix = evaluation.matrix();
    EvaluationResult result = evaluation.result();
    Table table =
        new Table(
            Table.Column.text("class"),
            Table.Column.number("IoU"),
            Table.Column.number("accuracy"),
            Table.Column.number("pixels"));
    List<String> classes = evaluation.dataset().classes();
    for (int i = 0; i < classes.size(); i++) {
      table.row(
          classes.get(i),
          percent(matrix.iou(i)),
          percent(matrix.accuracy(i)),
          Numbers.grouped(matrix.labelled(i)));
    }
    table.rule();
    table.row(
        "mean",
        percent(result.mIoU()),
        percent(result.meanAccuracy()),
        Numbers.grouped(result.pixels()));
    List<String> lines = table.lines();
    lines.add("");
    lines.add("mIoU            " + percent(result.mIoU()));
    lines.add("pixel accuracy  " + percent(result.pixelAccuracy()));
    return lines;
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : "-";
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
