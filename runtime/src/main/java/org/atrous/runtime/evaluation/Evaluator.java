package org.atrous.runtime.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.metrics.BoundaryScore;
import org.atrous.runtime.metrics.ConfusionMatrix;
import org.atrous.runtime.prediction.Predictor;

/** Holds what a network sees against the labels: every image, at its own size. */
public final class Evaluator {
  private Evaluator() {}

  /**
   * Labels every sample of a source and counts.
   *
   * @param predictor the network
   * @param source samples of any sizes
   * @param classes number of classes, at least as many as the network's
   * @param observer is shown every image
   * @throws DataException if a sample can't be read, or if no pixel has a class
   */
  public static Measurement evaluate(
      Predictor predictor, SampleSource source, int classes, EvaluationObserver observer)
      throws IOException {
    ConfusionMatrix matrix = new ConfusionMatrix(classes);
    BoundaryScore boundary = new BoundaryScore(classes);
    List<ImageResult> images = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      Sample sample = source.load(i);
      LabelMap prediction = predictor.predict(sample.image());
      ConfusionMatrix own = new ConfusionMatrix(classes);
      own.add(sample.label().toInts(), prediction.toInts());
      if (own.total() > 0) {
        images.add(ImageResult.of(sample.name(), own));
      }
      matrix.add(own);
      boundary.add(sample.label(), prediction);
      observer.predicted(i, sample, prediction, own);
    }
    if (matrix.total() == 0) {
      throw new DataException(
          "none of %d images has a pixel with a class".formatted(source.size()),
          "the data set's `ignore` covers all labels that occur: check it, and the labels");
    }
    return new Measurement(matrix, boundary, images);
  }
}
