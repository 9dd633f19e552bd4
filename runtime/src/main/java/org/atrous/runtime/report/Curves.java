package org.atrous.runtime.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atrous.runtime.chart.Chart;
import org.atrous.runtime.chart.Line;
import org.atrous.runtime.chart.LineChart;
import org.atrous.runtime.page.Part;

/** What a run logged as curves: losses first, then metrics, then what tells of the training. */
final class Curves {
  /** Charts that are shown at once. */
  private static final int SHOWN = 6;

  /** Points from which on single values say less than their mean. */
  private static final int MANY = 30;

  private static final Map<String, String> TITLES =
      Map.of(
          "loss", "Loss of the training batches",
          "learningRate", "Learning rate",
          "imagesPerSecond", "Images per second",
          "waiting", "Share of the time that waited for images");

  /** What tells of the training, not of the network. */
  private static final List<String> TELLING = List.of("learningRate", "imagesPerSecond", "waiting");

  private Curves() {}

  static List<Part> of(MetricLog log) {
    List<Chart> charts = new ArrayList<>();
    log.values().entrySet().stream()
        .sorted(Comparator.comparingInt(metric -> rank(metric.getKey())))
        .forEach(metric -> charts.add(chart(metric.getKey(), metric.getValue())));
    if (charts.size() <= SHOWN) {
      return charts.isEmpty() ? List.of() : List.of(new Part.Charts(charts));
    }
    List<Chart> more = charts.subList(SHOWN, charts.size());
    return List.of(
        new Part.Charts(charts.subList(0, SHOWN)),
        new Part.Folded("%d more curves".formatted(more.size()), List.of(new Part.Charts(more))));
  }

  private static int rank(String name) {
    int place = TELLING.indexOf(name);
    return name.equals("loss") ? -2 : place;
  }

  private static Chart chart(String name, List<Line.Point> points) {
    Line line = new Line(words(name), points, false);
    if (!isNoisy(name) || points.size() < MANY) {
      return new LineChart(title(name), "step", List.of(line));
    }
    Line single = new Line(line.name(), line.points(), true);
    int window = Math.max(5, points.size() / 20);
    return new LineChart(
        title(name), "step", List.of(single, line.smoothed("mean of " + window, window)));
  }

  /** Whether a metric varies from line to line more than it says. */
  static boolean isNoisy(String name) {
    return TELLING.contains(name)
        ? !name.equals("learningRate")
        : name.toLowerCase(Locale.ROOT).endsWith("loss");
  }

  /** Whether a metric is about how a training went, not about what came of it. */
  static boolean tellsOfTraining(String name) {
    return TELLING.contains(name);
  }

  static String title(String name) {
    String words = words(name);
    return TITLES.getOrDefault(
        name, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }

  /** {@code validation.meanAccuracy} as {@code validation mean accuracy}; {@code mIoU} stays. */
  private static String words(String name) {
    StringBuilder words = new StringBuilder();
    for (String word : name.split("[._/ ]+|(?<=[a-z]{2})(?=[A-Z])", -1)) {
      words.append(words.isEmpty() ? "" : " ").append(word(word));
    }
    return words.toString();
  }

  private static String word(String word) {
    if (word.equalsIgnoreCase("iou")) {
      return "IoU";
    }
    boolean plain =
        word.length() > 1
            && Character.isLetter(word.charAt(1))
            && word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT));
    return plain ? word.toLowerCase(Locale.ROOT) : word;
  }
}
