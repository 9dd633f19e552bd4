package org.atrous.runtime.picture;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.experiment.Dataset;

/**
 * Small pictures of a sample for a document, each on its own: the image, its labels and what was
 * predicted over it, and where the two differ.
 */
public final class SamplePictures {
  /** The longer side of a picture, at most, in pixels. */
  private static final int LONGEST = 512;

  private static final int RIGHT = 0;
  private static final int WRONG = 1;

  private final Overlay overlay;
  private final Overlay errors;

  /** The pictures that there are. */
  public enum Kind {
    IMAGE,
    TRUTH,
    PREDICTION,
    ERRORS
  }

  /** Pictures for a data set. */
  public SamplePictures(Dataset dataset) {
    this.overlay = new Overlay(dataset, Overlay.ALPHA);
    Dataset verdicts =
        Dataset.named("errors")
            .classes("right", "wrong")
            .color(240, 240, 240)
            .color(213, 94, 0)
            .build();
    this.errors = new Overlay(verdicts, 0.75);
  }

  /** JPEG files, one of each kind. */
  public Map<Kind, byte[]> of(Sample sample, LabelMap prediction) throws IOException {
    Reduction reduction = new Reduction(sample.image().height(), sample.image().width(), LONGEST);
    RgbImage image = reduction.of(sample.image());
    LabelMap truth = reduction.of(sample.label());
    LabelMap predicted = reduction.of(prediction);
    int zoom = Enlargement.zoom(image);
    Map<Kind, byte[]> pictures = new LinkedHashMap<>();
    pictures.put(Kind.IMAGE, JpegFile.encode(Enlargement.of(image, zoom)));
    pictures.put(Kind.TRUTH, JpegFile.encode(overlay.over(image, truth, zoom)));
    pictures.put(Kind.PREDICTION, JpegFile.encode(overlay.over(image, predicted, zoom)));
    LabelMap verdicts = verdicts(truth, predicted);
    pictures.put(Kind.ERRORS, JpegFile.encode(errors.over(image, verdicts, zoom)));
    return pictures;
  }

  private static LabelMap verdicts(LabelMap truth, LabelMap predicted) {
    byte[] verdicts = new byte[truth.height() * truth.width()];
    for (int y = 0; y < truth.height(); y++) {
      for (int x = 0; x < truth.width(); x++) {
        int label = truth.at(y, x);
        int verdict = label == predicted.at(y, x) ? RIGHT : WRONG;
        verdicts[y * truth.width() + x] = (byte) (label == LabelMap.IGNORE ? label : verdict);
      }
    }
    return new LabelMap(truth.height(), truth.width(), verdicts);
  }
}
