package org.atrous.runtime.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atrous.runtime.chart.ConfusionChart;
import org.atrous.runtime.chart.Figures;
import org.atrous.runtime.evaluation.ClassResult;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.evaluation.ImageResult;
import org.atrous.runtime.evaluation.ShownSample;
import org.atrous.runtime.evaluation.ShownSamples;
import org.atrous.runtime.experiment.PixelSize;
import org.atrous.runtime.experiment.Rgb;
import org.atrous.runtime.page.DataTable;
import org.atrous.runtime.page.DataTable.Cell;
import org.atrous.runtime.page.DataTable.Column;
import org.atrous.runtime.page.Part;
import org.atrous.runtime.page.Section;
import org.atrous.runtime.picture.SamplePictures;
import org.atrous.runtime.prediction.ViewSettings;
import org.jspecify.annotations.Nullable;

/** What there is to tell of an evaluation. */
final class EvaluationParts {
  /** Classes up to which a legend stands open. */
  private static final int SHORT_LEGEND = 40;

  private final FoundEvaluation found;
  private final EvaluationResult result;
  private final Map<String, Rgb> colors = new TreeMap<>();

  EvaluationParts(FoundEvaluation found) {
    this.found = found;
    this.result = found.result();
    ShownSamples samples = found.samples();
    if (samples != null) {
      int known = Math.min(samples.classes().size(), samples.colors().size());
      for (int i = 0; i < known; i++) {
        colors.put(samples.classes().get(i), samples.colors().get(i));
      }
    }
  }

  /**
   * All of it.
   *
   * @param lastStep of the run's log, to tell whether training has gone on since
   * @throws org.atrous.runtime.run.RunException if a picture is damaged
   */
  Section section(int lastStep) throws IOException {
    List<Part> parts = new ArrayList<>();
    parts.add(tiles());
    parts.add(
        new Part.Prose(
            "mIoU is the mean of intersection over union over the classes that occur in the labels"
                + " or the predictions, and so is mean Dice; mean accuracy is over the classes in"
                + " the labels. Pixels without a class don't count."));
    if (result.step() < lastStep) {
      parts.add(
          new Part.Prose(
              "Training has gone on since: this was measured after step %s of %s."
                  .formatted(Figures.grouped(result.step()), Figures.grouped(lastStep))));
    }
    parts.add(facts());
    parts.add(classTable());
    confusion(parts);
    worst(parts);
    pictures(parts);
    return new Section("Evaluation " + result.evaluation(), parts);
  }

  private Part tiles() {
    return new Part.Tiles(
        List.of(
            tile("mIoU", result.mIoU(), "over %d classes".formatted(result.iou().size())),
            tile("Pixel accuracy", result.pixelAccuracy(), ""),
            tile("Mean accuracy", result.meanAccuracy(), ""),
            tile("Mean Dice", result.meanDice(), ""),
            tile("Weighted IoU", result.frequencyWeightedIou(), "by frequency"),
            tile("Boundary F1", result.boundaryF1(), "")));
  }

  private static Part.Tile tile(String name, @Nullable Double share, String note) {
    return new Part.Tile(name, percent(share), note);
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "\u2013" : Figures.percent(share);
  }

  private Part facts() {
    return new Part.Facts(
        List.of(
            new Part.Fact("Data", "%s, split %s".formatted(result.dataset(), result.split())),
            new Part.Fact("Images", Figures.grouped(result.images())),
            new Part.Fact("Pixels with a class", Figures.grouped(result.pixels())),
            new Part.Fact("After step", Figures.grouped(result.step())),
            new Part.Fact("Output stride", String.valueOf(result.outputStride())),
            new Part.Fact("Looks at", views(result.views()))));
  }

  private static String views(ViewSettings views) {
    PixelSize window = views.window();
    List<String> words = new ArrayList<>();
    words.add(window == null ? "whole images" : "windows of " + size(window));
    if (window != null && views.stride() != null) {
      words.add("moved by " + size(views.stride()));
    }
    if (views.pad() != null) {
      words.add("filled up to " + size(views.pad()));
    }
    if (!views.scales().equals(List.of(1.0))) {
      words.add(
          "scales "
              + views.scales().stream()
                  .map(Figures::significant)
                  .collect(Collectors.joining(", ")));
    }
    if (views.flip()) {
      words.add("mirrored, too");
    }
    return String.join("; ", words);
  }

  private static String size(PixelSize size) {
    return "%dx%d".formatted(size.height(), size.width());
  }

  private Part classTable() {
    List<Column> columns =
        List.of(
            Column.text("Class"),
            Column.number("IoU"),
            Column.number("Recall"),
            Column.number("Precision"),
            Column.number("Dice"),
            Column.number("Boundary F1"),
            Column.number("Pixels"));
    List<List<Cell>> rows = new ArrayList<>();
    for (ClassResult row : result.classes()) {
      Cell name = Cell.of(row.name());
      Rgb color = colors.get(row.name());
      Cell iou = Cell.of(percent(row.iou()));
      rows.add(
          List.of(
              color == null ? name : name.withColor(color),
              row.iou() == null ? iou : iou.withBar(row.iou()),
              Cell.of(percent(row.recall())),
              Cell.of(percent(row.precision())),
              Cell.of(percent(row.dice())),
              Cell.of(percent(row.boundaryF1())),
              Cell.of(Figures.grouped(row.pixels()))));
    }
    List<Cell> mean =
        List.of(
            Cell.of("mean"),
            Cell.of(percent(result.mIoU())),
            Cell.of(percent(result.meanAccuracy())),
            Cell.of(""),
            Cell.of(percent(result.meanDice())),
            Cell.of(percent(result.boundaryF1())),
            Cell.of(""));
    return new DataTable("By class", columns, rows, List.of(mean));
  }

  private void confusion(List<Part> parts) {
    FoundEvaluation.Confusion confusion = found.confusion();
    if (confusion != null) {
      parts.add(
          new Part.Charts(
              List.of(
                  new ConfusionChart(
                      "Confusion matrix, in percent of the pixels of each class",
                      confusion.names(),
                      confusion.counts()))));
    }
  }

  private void worst(List<Part> parts) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ImageResult image : result.worstImages()) {
      rows.add(
          List.of(
              Cell.of(image.name()),
              Cell.of(Figures.percent(image.mIoU())).withBar(image.mIoU()),
              Cell.of(Figures.percent(image.pixelAccuracy()))));
    }
    parts.add(
        new DataTable(
            "Worst images",
            List.of(Column.text("Image"), Column.number("mIoU"), Column.number("Pixel accuracy")),
            rows,
            List.of()));
  }

  private void pictures(List<Part> parts) throws IOException {
    ShownSamples shown = found.samples();
    if (shown == null || shown.samples().isEmpty()) {
      parts.add(new Part.Prose("There are no pictures: `evaluate` makes some with --pictures 8."));
      return;
    }
    List<Part.Key> keys = new ArrayList<>();
    for (String name : shown.classes()) {
      keys.add(new Part.Key(name, Objects.requireNonNull(colors.get(name))));
    }
    Part legend = new Part.Legend(keys);
    parts.add(
        keys.size() <= SHORT_LEGEND
            ? legend
            : new Part.Folded("Colours of the classes", List.of(legend)));
    List<ShownSample> worst =
        shown.samples().stream()
            .filter(ShownSample::worst)
            .sorted(
                Comparator.comparingDouble(
                    sample -> Objects.requireNonNullElse(sample.mIoU(), 1.0)))
            .toList();
    gallery(parts, "The worst of them:", worst);
    List<ShownSample> spread =
        shown.samples().stream().filter(sample -> sample.spread() && !sample.worst()).toList();
    gallery(parts, "Others, spread evenly over the split:", spread);
  }

  private void gallery(List<Part> parts, String title, List<ShownSample> samples)
      throws IOException {
    if (samples.isEmpty()) {
      return;
    }
    List<Part.PictureRow> rows = new ArrayList<>();
    for (ShownSample sample : samples) {
      List<Part.Picture> pictures = new ArrayList<>();
      for (SamplePictures.Kind kind : SamplePictures.Kind.values()) {
        String file = sample.files().get(kind);
        if (file != null) {
          String word = kind.name().toLowerCase(Locale.ROOT);
          String alternative = "%s: %s".formatted(sample.name(), word);
          pictures.add(new Part.Picture(word, alternative, "image/jpeg", found.picture(file)));
        }
      }
      String score = sample.mIoU() == null ? "" : ": mIoU " + Figures.percent(sample.mIoU());
      rows.add(new Part.PictureRow(sample.name() + score, pictures));
    }
    parts.add(new Part.Prose(title));
    parts.add(new Part.Gallery(rows));
  }
}
