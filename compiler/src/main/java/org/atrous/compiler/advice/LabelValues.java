package org.atrous.compiler.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atrous.compiler.experiment.DatasetSpec;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;

/**
 * Holds the values that a data set maps to classes against its classes and against those that it
 * ignores. What the label files themselves hold is seen only when they are read.
 */
final class LabelValues {
  private LabelValues() {}

  /**
   * Checks a data set.
   *
   * @param place of its {@code map}
   */
  static void check(DatasetSpec dataset, Span place, Diagnostics diagnostics) {
    TreeMap<Integer, Integer> map = new TreeMap<>(dataset.codes().map());
    if (map.isEmpty()) {
      return;
    }
    List<Integer> undeclared = new ArrayList<>();
    for (int value = 0; value < map.lastKey(); value++) {
      if (!map.containsKey(value) && !dataset.codes().ignored().contains(value)) {
        undeclared.add(value);
      }
    }
    if (!undeclared.isEmpty()) {
      diagnostics.report(
          Code.UNDECLARED_LABEL,
          place,
          "`%s` says nothing of the label %s %s"
              .formatted(
                  dataset.name(), undeclared.size() == 1 ? "value" : "values", text(undeclared)),
          "training stops where one of them is met",
          "map them to classes, or write `ignore %s`".formatted(text(undeclared)));
    }
    classes(dataset, map, place, diagnostics);
  }

  private static void classes(
      DatasetSpec dataset, Map<Integer, Integer> map, Span place, Diagnostics diagnostics) {
    TreeSet<Integer> meant = new TreeSet<>(map.values());
    for (int i = 0; i < dataset.classes().size(); i++) {
      if (!meant.contains(i)) {
        diagnostics.report(
            Code.CLASS_WITHOUT_LABEL,
            place,
            "no label value is mapped to the class `%s` of `%s`"
                .formatted(dataset.classes().get(i), dataset.name()),
            "it is class %d".formatted(i),
            "map a value to it, or take the class away");
      }
    }
  }

  /** {@code 0..6, 9, 10}. */
  private static String text(List<Integer> ascending) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < ascending.size(); ) {
      int end = i;
      while (end + 1 < ascending.size() && ascending.get(end + 1) == ascending.get(end) + 1) {
        end++;
      }
      runs.add(
          end > i + 1 ? ascending.get(i) + ".." + ascending.get(end) : ascending.get(i).toString());
      i = end > i + 1 ? end + 1 : i + 1;
    }
    return String.join(", ", runs);
  }
}
