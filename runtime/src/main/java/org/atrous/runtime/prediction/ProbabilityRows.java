package org.atrous.runtime.prediction;

import java.io.IOException;

/** Takes the probabilities of an image, row after row from the top. */
@FunctionalInterface
public interface ProbabilityRows {
  /**
   * The next row.
   *
   * @param y its number, from 0
   * @param probabilities shape {@code [width, classes]}; valid during the call only
   */
  void row(int y, float[] probabilities) throws IOException;
}
