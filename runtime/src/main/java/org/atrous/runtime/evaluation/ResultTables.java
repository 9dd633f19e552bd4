package org.atrous.runtime.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.files.Csv;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.jspecify.annotations.Nullable;

/** The results of an evaluation as CSV, for spreadsheets and scripts. */
final class ResultTables {
  private ResultTables() {}

  /** A row for each class that is reported; cells without a value are empty. */
  static String classes(EvaluationResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("class", "pixels", "iou", "precision", "recall", "dice", "boundary_f1"));
    for (ClassResult row : result.classes()) {
      rows.add(
          List.of(
              row.name(),
              String.valueOf(row.pixels()),
              cell(row.iou()),
              cell(row.precision()),
              cell(row.recall()),
              cell(row.dice()),
              cell(row.boundaryF1())));
    }
    return Csv.of(rows);
  }

  private static String cell(@Nullable Double value) {
    return value == null ? "" : value.toString();
  }

  /** Numbers of pixels: a row for each class of the labels, a column for each class predicted. */
  static String confusion(List<String> names, ConfusionMatrix matrix) {
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("label"));
    heading.addAll(names);
    rows.add(heading);
    for (int label = 0; label < names.size(); label++) {
      List<String> row = new ArrayList<>(List.of(names.get(label)));
      for (int prediction = 0; prediction < names.size(); prediction++) {
        row.add(String.valueOf(matrix.count(label, prediction)));
      }
      rows.add(row);
    }
    return Csv.of(rows);
  }
}
