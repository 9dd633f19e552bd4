package org.atrous.runtime.prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.picture.LabelPicture;
import org.atrous.runtime.picture.Overlay;
import org.atrous.runtime.picture.PngFile;

/**
 * The files that a prediction becomes: {@code street.jpg} gives {@code street_label.png}, whose
 * pixels are classes, and {@code street_overlay.png}, for people.
 */
public final class PredictionFiles {
  private final Path folder;
  private final Dataset dataset;

  /**
   * @param folder where the files go; made if it's missing
   * @param dataset names and colours of the classes
   */
  public PredictionFiles(Path folder, Dataset dataset) {
    this.folder = folder;
    this.dataset = dataset;
  }

  /**
   * Makes sure that every image has files of its own.
   *
   * @throws DataException if two images would have the same
   */
  public void requireDistinct(List<Path> images) {
    Map<Path, Path> taken = new LinkedHashMap<>();
    for (Path image : images) {
      Path other = taken.putIfAbsent(label(image), image);
      if (other != null && !other.equals(image)) {
        throw new DataException(
            "the predictions of `%s` and `%s` would both be `%s`"
                .formatted(other, image, label(image)),
            "predict one of them into another --output folder");
      }
    }
  }

  /** Where the classes go. */
  public Path label(Path image) {
    return folder.resolve(stem(image) + "_label.png");
  }

  /** Where the picture for people goes. */
  public Path overlay(Path image) {
    return folder.resolve(stem(image) + "_overlay.png");
  }

  /** Where the probabilities go. */
  public Path probabilities(Path image) {
    return folder.resolve(stem(image) + "_probabilities.npy");
  }

  /** Where the areas of the classes go, of all images. */
  public Path areas() {
    return folder.resolve("areas.json");
  }

  private static String stem(Path image) {
    String name = String.valueOf(image.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Writes label and overlay, each whole. */
  public void write(Path image, RgbImage pixels, LabelMap prediction) throws IOException {
    PngFile.write(label(image), LabelPicture.byRow(prediction, dataset));
    PngFile.write(
        overlay(image), new Overlay(dataset, Overlay.ALPHA).overByRow(pixels, prediction));
  }
}
