package org.atrous.runtime.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atrous.runtime.data.BrokenSample;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.atrous.runtime.picture.ConfusionPicture;
import org.atrous.runtime.picture.Panel;
import org.atrous.runtime.picture.PngFile;

/**
 * The files of an evaluation: {@code NAME.json} with its result, {@code NAME.csv} with the classes'
 * part of it, {@code NAME_confusion.csv} and {@code .png} with the confusion matrix, and in the
 * folder {@code NAME} pictures of some images, evenly spread over the split, with truth and
 * prediction. Beside these lie, for reports, small pictures of the same images and of the worst,
 * and {@code skipped.json} with the samples that were left out, if any were.
 */
public final class EvaluationFiles implements EvaluationObserver {
  private final Path folder;
  private final String name;
  private final List<String> classes;
  private final Panel panel;
  private final int images;
  private final int pictures;
  private final SampleCollector samples;

  /**
   * @param folder for results; made if it's missing
   * @param name of the evaluation
   * @param dataset names and colours of the classes
   * @param images number of images that will be evaluated
   * @param pictures how many of them to show, and how many of the worst
   */
  public EvaluationFiles(Path folder, String name, Dataset dataset, int images, int pictures) {
    this.folder = folder;
    this.name = name;
    this.classes = dataset.classes();
    this.panel = new Panel(dataset);
    this.images = images;
    this.pictures = Math.min(images, pictures);
    this.samples = new SampleCollector(samples(folder, name), dataset, this.pictures);
  }

  @Override
  public void predicted(int index, Sample sample, LabelMap prediction, ConfusionMatrix counts)
      throws IOException {
    if (isShown(index)) {
      PngFile.write(pictures().resolve(fileName(sample.name())), panel.of(sample, prediction));
    }
    samples.add(index, sample, prediction, counts, isShown(index));
  }

  /** Whether one of the evenly spread positions falls on an image. */
  private boolean isShown(int index) {
    long before = (long) index * pictures / images;
    long after = (index + 1L) * pictures / images;
    return after > before;
  }

  private static String fileName(String sample) {
    int dot = sample.lastIndexOf('.');
    String stem = dot > sample.lastIndexOf('/') + 1 ? sample.substring(0, dot) : sample;
    return stem.replaceAll("[/\\\\:]", "_") + ".png";
  }

  /** Writes the result and the matrix from which it follows, each file whole. */
  public void write(EvaluationResult result, ConfusionMatrix matrix) throws IOException {
    samples.write();
    AtomicFile.write(beside(".csv"), ResultTables.classes(result));
    AtomicFile.write(confusionCsv(folder, name), ResultTables.confusion(classes, matrix));
    PngFile.write(confusion(), ConfusionPicture.of(classes, matrix));
    // The last, so that where it is the others are.
    AtomicFile.write(json(), Json.pretty(result));
  }

  /** Lists in {@code NAME/skipped.json} what was broken and skipped; nothing leaves no file. */
  public void writeSkipped(List<BrokenSample> skipped) throws IOException {
    Path file = pictures().resolve("skipped.json");
    if (skipped.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      AtomicFile.write(file, Json.pretty(skipped));
    }
  }

  private Path beside(String suffix) {
    return folder.resolve(name + suffix);
  }

  /** Where the picture of the confusion matrix goes. */
  public Path confusion() {
    return beside("_confusion.png");
  }

  /** Where an evaluation's confusion matrix lies as a table. */
  public static Path confusionCsv(Path folder, String name) {
    return folder.resolve(name + "_confusion.csv");
  }

  /** Where small pictures of an evaluation's images lie, with {@link ShownSamples}. */
  public static Path samples(Path folder, String name) {
    return folder.resolve(name).resolve("samples");
  }

  /** Where the result goes. */
  public Path json() {
    return beside(".json");
  }

  /** The folder in which the pictures go. */
  public Path pictures() {
    return folder.resolve(name);
  }
}
