package org.atrous.runtime.metrics;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.atrous.runtime.data.LabelMap;

/**
 * Counts of pixels by class in the labels and class predicted, and the metrics that follow from
 * them. Pixels labelled {@link LabelMap#IGNORE} don't count. Values are fractions in 0..1.
 */
public final class ConfusionMatrix {
  private final int classes;
  private final long[] counts;

  /**
   * A matrix without pixels.
   *
   * @param classes number of classes, at least 1
   */
  public ConfusionMatrix(int classes) {
    if (classes < 1) {
      throw new IllegalArgumentException("%d classes".formatted(classes));
    }
    this.classes = classes;
    this.counts = new long[classes * classes];
  }

  public int classes() {
    return classes;
  }

  /**
   * Adds pixels.
   *
   * @param labels classes or {@link LabelMap#IGNORE}
   * @param predictions classes, at the same places
   * @throws IllegalArgumentException if the lengths differ, or a value is no class
   */
  public void add(int[] labels, int[] predictions) {
    if (labels.length != predictions.length) {
      throw new IllegalArgumentException(
          "%d labels, but %d predictions".formatted(labels.length, predictions.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != LabelMap.IGNORE) {
        counts[checked(labels[i]) * classes + checked(predictions[i])]++;
      }
    }
  }

  /** Adds the pixels of another matrix of as many classes. */
  public void add(ConfusionMatrix other) {
    if (other.classes != classes) {
      throw new IllegalArgumentException("%d and %d classes".formatted(classes, other.classes));
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  private int checked(int value) {
    if (value < 0 || value >= classes) {
      throw new IllegalArgumentException("%d is none of %d classes".formatted(value, classes));
    }
    return value;
  }

  /** Number of pixels of one class that were predicted as another, or as the same. */
  public long count(int label, int prediction) {
    return counts[checked(label) * classes + checked(prediction)];
  }

  /** Number of pixels that count. */
  public long total() {
    return sum(IntStream.range(0, counts.length));
  }

  /** Number of pixels that the labels give a class. */
  public long labelled(int label) {
    int row = checked(label) * classes;
    return sum(IntStream.range(row, row + classes));
  }

  /** Number of pixels that were predicted to have a class. */
  public long predicted(int prediction) {
    int column = checked(prediction);
    return sum(IntStream.range(0, classes).map(row -> row * classes + column));
  }

  private long sum(IntStream places) {
    return places.mapToLong(place -> counts[place]).sum();
  }

  /**
   * Intersection over union of a class: the pixels that have it in both labels and predictions, as
   * a share of those that have it in either. Empty if none has it in either.
   */
  public OptionalDouble iou(int label) {
    long intersection = count(label, label);
    return share(intersection, labelled(label) + predicted(label) - intersection);
  }

  /**
   * Dice coefficient of a class, its F1 over pixels: twice the intersection, as a share of labels
   * and predictions together. Empty if the class occurs in neither.
   */
  public OptionalDouble dice(int label) {
    return share(2 * count(label, label), labelled(label) + predicted(label));
  }

  /** Share of the pixels predicted as a class that have it. Empty if none was predicted so. */
  public OptionalDouble precision(int prediction) {
    return share(count(prediction, prediction), predicted(prediction));
  }

  /**
   * Recall: the share of a class's pixels that were predicted so. Empty if the labels don't have
   * the class.
   */
  public OptionalDouble accuracy(int label) {
    return share(count(label, label), labelled(label));
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  /**
   * mIoU: the mean of {@link #iou} over the classes that occur in the labels or the predictions.
   *
   * @throws IllegalStateException if no pixel counts
   */
  public double meanIou() {
    return mean(IntStream.range(0, classes).mapToObj(this::iou));
  }

  /**
   * The mean of {@link #accuracy} over the classes that occur in the labels.
   *
   * @throws IllegalStateException if no pixel counts
   */
  public double meanAccuracy() {
    return mean(IntStream.range(0, classes).mapToObj(this::accuracy));
  }

  /**
   * The mean of {@link #dice} over the classes that occur in the labels or the predictions.
   *
   * @throws IllegalStateException if no pixel counts
   */
  public double meanDice() {
    return mean(IntStream.range(0, classes).mapToObj(this::dice));
  }

  /**
   * The mean of {@link #iou}, in which a class weighs as much as its share of the labels.
   *
   * @throws IllegalStateException if no pixel counts
   */
  public double frequencyWeightedIou() {
    long total = total();
    if (total == 0) {
      throw empty();
    }
    return IntStream.range(0, classes)
        .mapToDouble(label -> labelled(label) * iou(label).orElse(0) / total)
        .sum();
  }

  private static double mean(Stream<OptionalDouble> values) {
    return values
        .flatMapToDouble(OptionalDouble::stream)
        .average()
        .orElseThrow(ConfusionMatrix::empty);
  }

  /**
   * Share of all pixels whose prediction is right.
   *
   * @throws IllegalStateException if no pixel counts
   */
  public double pixelAccuracy() {
    long right = sum(IntStream.range(0, classes).map(label -> label * classes + label));
    return share(right, total()).orElseThrow(ConfusionMatrix::empty);
  }

  private static IllegalStateException empty() {
    return new IllegalStateException("no pixel was counted: every label is ignored");
  }
}
