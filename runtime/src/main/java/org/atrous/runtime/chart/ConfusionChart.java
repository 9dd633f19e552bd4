package org.atrous.runtime.chart;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/**
 * A confusion matrix: a row for each class of the labels, a column for each class predicted, each
 * cell the darker the larger its share of the row. Small shares are shown darker than they are, to
 * be seen at all. Rows without pixels stay grey.
 *
 * @param title what it shows
 * @param names of the classes
 * @param counts numbers of pixels, by class of the labels, then by class predicted
 */
public record ConfusionChart(String title, List<String> names, List<List<Long>> counts)
    implements Chart {
  /** Above this, cells have no numbers. */
  private static final int NUMBERED = 40;

  private static final double DARKENING = 0.6;

  public ConfusionChart {
    names = List.copyOf(names);
    counts = counts.stream().map(List::copyOf).toList();
    int classes = names.size();
    if (counts.size() != classes || counts.stream().anyMatch(row -> row.size() != classes)) {
      throw new IllegalArgumentException("no square matrix of %d classes".formatted(classes));
    }
  }

  @Override
  public Element svg() {
    double cell = names.size() <= 12 ? 38 : names.size() <= NUMBERED ? 28 : 13;
    double label = 14 + Svg.LETTER * names.stream().mapToInt(String::length).max().orElse(0);
    double origin = 22 + label;
    double side = origin + names.size() * cell + 4;
    Element svg = Svg.root(side, side, description());
    svg.attr("style", "width:%spx".formatted(Svg.number(side)));
    Svg.text(svg, "name", origin, 12, "predicted \u2192");
    upright(svg, "name", 12, origin, "labels \u2190");
    for (int i = 0; i < names.size(); i++) {
      double middle = origin + i * cell + cell / 2;
      Svg.text(svg, "tick end", origin - 6, middle + 4, names.get(i));
      upright(svg, "tick start", middle + 4, origin - 6, names.get(i));
      row(svg, i, origin, cell);
    }
    return svg;
  }

  private static void upright(Element svg, String kind, double x, double y, String text) {
    String turned = "rotate(-90 %s %s)".formatted(Svg.number(x), Svg.number(y));
    boolean above = kind.contains("start");
    Svg.text(svg, above ? "tick" : kind + " end", x, y, text).attr("transform", turned);
  }

  private void row(Element svg, int label, double origin, double cell) {
    List<Long> row = counts.get(label);
    long all = row.stream().mapToLong(Long::longValue).sum();
    double y = origin + label * cell;
    Element band =
        Svg.rectangle(
            svg, all == 0 ? "nothing" : "empty", origin, y, names.size() * cell - 1, cell - 1);
    Svg.tip(band, all == 0 ? "no pixel of %s".formatted(names.get(label)) : names.get(label));
    for (int prediction = 0; prediction < names.size(); prediction++) {
      long count = row.get(prediction);
      if (count == 0) {
        continue;
      }
      double share = (double) count / all;
      double x = origin + prediction * cell;
      Element group = Svg.child(svg, "g", "cell");
      Svg.rectangle(group, "", x, y, cell - 1, cell - 1)
          .attr("fill-opacity", Svg.number(Math.max(0.02, Math.pow(share, DARKENING))));
      long percent = Math.round(100 * share);
      if (names.size() <= NUMBERED && percent > 0) {
        String kind = Math.pow(share, DARKENING) > 0.5 ? "middle strong" : "middle";
        Svg.text(group, kind, x + (cell - 1) / 2, y + cell / 2 + 4, String.valueOf(percent));
      }
      Svg.tip(group, tip(label, prediction, count, share));
    }
  }

  private String tip(int label, int prediction, long count, double share) {
    String percent = String.format(Locale.ROOT, "%.2f %%", 100 * share);
    String verdict =
        label == prediction
            ? "%s recognised".formatted(names.get(label))
            : "%s taken for %s".formatted(names.get(label), names.get(prediction));
    return "%s\n%s of its pixels (%s)".formatted(verdict, percent, Figures.grouped(count));
  }

  private String description() {
    return "%s, %d classes; the same numbers are in the CSV file of the evaluation"
        .formatted(title, names.size());
  }
}
