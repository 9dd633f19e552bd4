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
 * another class, or is ignored, as in the bands around the objects of some data sets; the image's
 * border makes no outline.
 *
 * <p>What nobody can tell counts neither way: a predicted outline on ignored pixels that is not
 * near a true one, and a true outline against ignored pixels alone, predicted right, with none near
 * it.
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
    Outlines truth = new Outlines(label);
    Outlines found = new Outlines(prediction);
    Set<Integer> occurring = new TreeSet<>(truth.classes());
    occurring.addAll(found.classes());
    int tolerance = tolerance(label.height(), label.width());
    int width = label.width();
    for (int i : occurring) {
      OptionalDouble precision =
          found.near(i, truth, tolerance, p -> label.at(p / width, p % width) != LabelMap.IGNORE);
      OptionalDouble recall =
          truth.near(
              i,
              found,
              tolerance,
              p -> truth.isCertain(p) || prediction.at(p / width, p % width) != i);
      if (precision.isPresent() || recall.isPresent()) {
        sums[i] += harmonicMean(precision.orElse(0), recall.orElse(0));
        images[i]++;
      }
    }
  }

  private static double harmonicMean(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  /** Boundary F1 of a class; empty if it had an outline in no image. */
  public OptionalDouble f1(int label) {
    return images[label] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sums[label] / images[label]);
  }
}
