package org.atrous.runtime.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.atrous.runtime.chart.Figures;
import org.atrous.runtime.evaluation.ShownSample;
import org.atrous.runtime.page.Part;
import org.atrous.runtime.picture.SamplePictures.Kind;
import org.atrous.runtime.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** What several trials saw in the same images: a row for each image, a picture for each trial. */
final class ComparedPictures {
  /** Images that are shown. */
  private static final int IMAGES = 6;

  /** Trials that have room beside each other. */
  private static final int TRIALS = 8;

  private ComparedPictures() {}

  /** A trial's name and its evaluation. */
  private record Seen(String name, FoundEvaluation evaluation) {
    @Nullable ShownSample sample(String image) {
      return evaluation.samples() == null
          ? null
          : evaluation.samples().samples().stream()
              .filter(sample -> sample.name().equals(image))
              .findFirst()
              .orElse(null);
    }
  }

  /**
   * The images of which every trial has pictures, by each trial's first evaluation. Of many trials,
   * those that show the range of results: the best, the worst, and some between.
   */
  static List<Part> of(List<SweepTrial> trials) throws IOException {
    List<Seen> seen = new ArrayList<>();
    for (SweepTrial trial : shown(trials)) {
      if (trial.run() != null) {
        FoundEvaluation.in(RunFolder.open(trial.run())).stream()
            .filter(evaluation -> evaluation.samples() != null)
            .findFirst()
            .ifPresent(evaluation -> seen.add(new Seen(trial.cell(), evaluation)));
      }
    }
    if (seen.isEmpty() || seen.get(0).evaluation().samples() == null) {
      return List.of();
    }
    List<Part.PictureRow> rows = new ArrayList<>();
    for (ShownSample sample : seen.get(0).evaluation().samples().samples()) {
      boolean everywhere = seen.stream().allMatch(one -> one.sample(sample.name()) != null);
      if (sample.spread() && everywhere && rows.size() < IMAGES) {
        rows.add(row(sample, seen));
      }
    }
    return rows.isEmpty() ? List.of() : List.of(new Part.Gallery(rows));
  }

  private static List<SweepTrial> shown(List<SweepTrial> trials) {
    List<SweepTrial> ranked =
        trials.stream().sorted(Comparator.comparingDouble(SweepTrial::value).reversed()).toList();
    int count = Math.min(TRIALS, ranked.size());
    return IntStream.range(0, count)
        .mapToObj(i -> ranked.get(count == 1 ? 0 : i * (ranked.size() - 1) / (count - 1)))
        .toList();
  }

  private static Part.PictureRow row(ShownSample sample, List<Seen> seen) throws IOException {
    List<Part.Picture> pictures = new ArrayList<>();
    add(pictures, seen.get(0), sample, Kind.IMAGE, "image");
    add(pictures, seen.get(0), sample, Kind.TRUTH, "truth");
    for (Seen one : seen) {
      ShownSample own = one.sample(sample.name());
      if (own != null) {
        String score = own.mIoU() == null ? "" : ": mIoU " + Figures.percent(own.mIoU());
        add(pictures, one, own, Kind.PREDICTION, one.name() + score);
      }
    }
    return new Part.PictureRow(sample.name(), pictures);
  }

  private static void add(
      List<Part.Picture> pictures, Seen seen, ShownSample sample, Kind kind, String caption)
      throws IOException {
    String file = sample.files().get(kind);
    if (file != null) {
      pictures.add(
          new Part.Picture(
              caption,
              "%s: %s".formatted(sample.name(), caption),
              "image/jpeg",
              seen.evaluation().picture(file)));
    }
  }
}
