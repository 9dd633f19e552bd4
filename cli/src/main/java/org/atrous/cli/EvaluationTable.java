package org.atrous.cli;

import java.util.List;
import java.util.Locale;
import org.atrous.runtime.evaluation.ClassResult;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.evaluation.ImageResult;
import org.jspecify.annotations.Nullable;

/** An evaluation for people to read: a line for each class, in the data set's order. */
final class EvaluationTable {
  private static final int WORST = 3;

  private EvaluationTable() {}

  static List<String> lines(EvaluationResult result) {
    List<String> lines = classes(result).lines();
    lines.add("Means are over the classes that occur in labels or predictions;");
    lines.add("the mean of recall (mean accuracy) is over those in the labels.");
    lines.add("");
    lines.add("mIoU            " + percent(result.mIoU()));
    lines.add("pixel accuracy  " + percent(result.pixelAccuracy()));
    lines.add("mean accuracy   " + percent(result.meanAccuracy()));
    lines.add("mean Dice       " + percent(result.meanDice()));
    lines.add("weighted IoU    " + percent(result.frequencyWeightedIou()));
    lines.add("boundary F1     " + percent(result.boundaryF1()));
    return lines;
  }

  private static Table classes(EvaluationResult result) {
    Table table =
        new Table(
            Table.Column.text("class"),
            Table.Column.number("IoU"),
            Table.Column.number("recall"),
            Table.Column.number("precision"),
            Table.Column.number("Dice"),
            Table.Column.number("boundary F1"),
            Table.Column.number("pixels"));
    for (ClassResult row : result.classes()) {
      table.row(
          row.name(),
          percent(row.iou()),
          percent(row.recall()),
          percent(row.precision()),
          percent(row.dice()),
          percent(row.boundaryF1()),
          Numbers.grouped(row.pixels()));
    }
    table.rule();
    table.row(
        "mean",
        percent(result.mIoU()),
        percent(result.meanAccuracy()),
        "",
        percent(result.meanDice()),
        percent(result.boundaryF1()),
        Numbers.grouped(result.pixels()));
    return table;
  }

  /** The images that are predicted worst. */
  static List<String> worst(EvaluationResult result) {
    Table table = new Table(Table.Column.text("image"), Table.Column.number("mIoU"));
    for (ImageResult image : result.worstImages().stream().limit(WORST).toList()) {
      table.row(image.name(), percent(image.mIoU()));
    }
    return table.rows();
  }

  static String percent(@Nullable Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
