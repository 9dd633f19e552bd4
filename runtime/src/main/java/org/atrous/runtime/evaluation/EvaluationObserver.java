package org.atrous.runtime.evaluation;

import java.io.IOException;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.Sample;

/** Is shown each image of an evaluation. */
@FunctionalInterface
public interface EvaluationObserver {
  /**
   * An image was labelled.
   *
   * @param index of the sample in its source, from 0
   * @param sample with its true labels
   * @param prediction what the network sees
   */
  void predicted(int index, Sample sample, LabelMap prediction) throws IOException;
}
