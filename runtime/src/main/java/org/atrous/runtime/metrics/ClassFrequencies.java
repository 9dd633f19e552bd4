package org.atrous.runtime.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How often classes occur in the labels of a data set, image by image, and the weights that follow
 * by median frequency balancing (Eigen and Fergus 2015, arXiv:1411.4734, section 6.3.2).
 */
public final class ClassFrequencies {
  private final long[] pixels;
  private final long[] beside;

  /** Counts begin at 0. */
  public ClassFrequencies(int classes) {
    pixels = new long[classes];
    beside = new long[classes];
  }

  /**
   * Counts an image.
   *
   * @param labels of its pixels; what isn't one of the classes is counted for none
   */
  public void add(int[] labels) {
    long[] own = new long[pixels.length];
    for (int label : labels) {
      if (label >= 0 && label < own.length) {
        own[label]++;
      }
    }
    for (int c = 0; c < own.length; c++) {
      if (own[c] > 0) {
        pixels[c] += own[c];
        beside[c] += labels.length;
      }
    }
  }

  /** Number of pixels of each class. */
  public List<Long> pixels() {
    return LongStream.of(pixels).boxed().toList();
  }

  /**
   * A weight for each class: the median of all frequencies over the class's own. The frequency of a
   * class is the share of its pixels in those images in which it occurs; classes that don't occur
   * are left out of the median, and weigh 1.
   */
  public List<Double> medianWeights() {
    double median = median();
    List<Double> weights = new ArrayList<>();
    for (int c = 0; c < pixels.length; c++) {
      weights.add(pixels[c] == 0 ? 1 : median / frequency(c));
    }
    return weights;
  }

  private double frequency(int c) {
    return pixels[c] / (double) beside[c];
  }

  private double median() {
    List<Double> sorted = new ArrayList<>();
    for (int c = 0; c < pixels.length; c++) {
      if (pixels[c] > 0) {
        sorted.add(frequency(c));
      }
    }
    sorted.sort(null);
    int half = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return 1;
    }
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
