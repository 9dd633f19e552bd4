package org.atrous.runtime.evaluation;

import java.io.IOException;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.metrics.ConfusionMatrix;

/** Is shown each image of an evaluation. */
@FunctionalInterface
public interface EvaluationObserver {
  /**
   * An image was labelled.
   *
   * @param index of the sample in its source, from 0
   * @param sample with its true labels
   * @param prediction what the network sees
   * @param counts the image's pixels that have a class, of which there may be none
   */
  void predicted(int index, Sample sample, LabelMap prediction, ConfusionMatrix counts)
      throws IOException;
}
