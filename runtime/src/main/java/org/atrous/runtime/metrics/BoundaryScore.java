package org.atrous.runtime.metrics;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.atrous.runtime.data.LabelMap;

/**
 * Boundary F1 (Csurka, Larlus and Perronnin: What is a good evaluation measure for semantic
 * segmentation?, BMVC 2013), by class: how much of the predicted outline lies near the true one
 * (precision), and of the true one near the predicted (recall), as their harmonic mean; then the
 * mean over the images in which the class has an outline in labels or prediction.
 *
 * <p>Near is {@link #TOLERANCE} of the image's diagonal, as in that paper, in whole pixels and at
 * least one. A pixel is on its class's outline if a neighbour above, below, left or right has
 * another class; the image's border and pixels that are ignored make no outline.
 */
public final class BoundaryScore {
  /** Share of an image's diagonal. */
  public static final double TOLERANCE = 0.0075;

  private final double[] sums;
  private final int[] images;

  /** A score without images, of a number of classes. */
  public BoundaryScore(int classes) {
    sums = new double[classes];
    images = new int[classes];
  }

  /** How far apart outlines may lie in an image of a size, in pixels. */
  public static int tolerance(int height, int width) {
    return (int) Math.max(1, Math.round(TOLERANCE * Math.hypot(height, width)));
  }

  /**
   * Adds an image.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public void add(LabelMap label, LabelMap prediction) {
    if (label.height() != prediction.height() || label.width() != prediction.width()) {
      throw new IllegalArgumentException("labels and prediction differ in size");
    }
    Outlines truth = new Outlines(label, label);
    Outlines found = new Outlines(prediction, label);
    Set<Integer> occurring = new TreeSet<>(truth.classes());
    occurring.addAll(found.classes());
    int tolerance = tolerance(label.height(), label.width());
    for (int i : occurring) {
      double precision = found.near(i, truth, tolerance);
      double recall = truth.near(i, found, tolerance);
      sums[i] += precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
      images[i]++;
    }
  }

  /** Boundary F1 of a class; empty if it had an outline in no image. */
  public OptionalDouble f1(int label) {
    return images[label] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sums[label] / images[label]);
  }
}
