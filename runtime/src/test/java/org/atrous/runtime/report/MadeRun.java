package org.atrous.runtime.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.evaluation.EvaluationFiles;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.evaluation.ImageResult;
import org.atrous.runtime.evaluation.Measurement;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.metrics.BoundaryScore;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.atrous.runtime.run.NetworkSummary;
import org.atrous.runtime.run.RunContents;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.Versions;

/** A run that nobody trained: its log and its predictions are made up. */
final class MadeRun {
  /** A class whose name a page must escape. */
  static final String ODD = "<b>sign</b> & \"pole\"";

  private static final Dataset DATASET =
      Dataset.named("street").classes("road", "car", ODD).ignore(255).build();
  private static final int IMAGES = 6;

  private MadeRun() {}

  static RunFolder begun(Path path) throws IOException {
    Recipe recipe =
        Recipe.named("short", DATASET, "train").crop(33, 65).batch(4).steps(200).build();
    RunSettings settings =
        new RunSettings(
            "specs.Street",
            "Net",
            Map.of("classes", "3"),
            recipe,
            7,
            2,
            new Versions("0.1", "2.18", "17", "Linux"),
            List.of("train", "street.atrous"));
    return RunFolder.create(
        path,
        settings,
        new RunContents(Map.of("street.atrous", "network Net {}\n"), Map.of(), Map.of()));
  }

  /** One with a log, in which there are metrics that this version doesn't know. */
  static RunFolder trained(Path path) throws IOException {
    RunFolder run = begun(path);
    StringBuilder log = new StringBuilder();
    for (int step = 1; step <= 100; step++) {
      log.append(
          "{\"step\":%d,\"loss\":%s,\"learningRate\":0.01,\"imagesPerSecond\":12.5"
              .formatted(step, 3.0 / step));
      if (step % 25 == 0) {
        log.append(",\"validation\":{\"mIoU\":0.%d,\"meanDice\":0.5}".formatted(step));
      }
      log.append("}\n");
    }
    Files.writeString(run.log(), log.append("{\"step\":101,\"lo"));
    NetworkSummary.Block block =
        new NetworkSummary.Block("aspp", List.of(3, 5, 256), 2, 1_500_000, 2_000_000_000);
    new NetworkSummary("Net", "paper", 16, 33, 65, 1_500_000, 2_000_000_000, List.of(block))
        .write(run);
    return run;
  }

  /** One that was evaluated: the later an image, the worse it is. */
  static RunFolder evaluated(Path path) throws IOException {
    RunFolder run = trained(path);
    Evaluation evaluation = new Evaluation("fine", DATASET, "val", 8).scales(0.5, 1.0).flipped();
    EvaluationFiles files =
        new EvaluationFiles(run.results(), evaluation.name(), DATASET, IMAGES, 2);
    ConfusionMatrix all = new ConfusionMatrix(3);
    List<ImageResult> images = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      byte[] truth = {0, 0, 0, 0, 1, 1, 1, 2};
      byte[] seen = truth.clone();
      for (int wrong = 0; wrong < i; wrong++) {
        seen[wrong] = 1;
      }
      LabelMap label = new LabelMap(2, 4, truth);
      LabelMap prediction = new LabelMap(2, 4, seen);
      ConfusionMatrix own = new ConfusionMatrix(3);
      own.add(label.toInts(), prediction.toInts());
      all.add(own);
      Sample sample =
          new Sample("val/%d.png".formatted(i), new RgbImage(2, 4, new byte[24]), label);
      files.predicted(i, sample, prediction, own);
      images.add(new ImageResult(sample.name(), own.meanIou(), own.pixelAccuracy()));
    }
    Measurement measured = new Measurement(all, new BoundaryScore(3), images);
    files.write(
        EvaluationResult.of(evaluation, "Net", 100, IMAGES, DATASET.classes(), measured), all);
    return run;
  }
}
