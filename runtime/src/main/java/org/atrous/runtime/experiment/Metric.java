package org.atrous.runtime.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A figure by which trained networks are compared: the higher, the better. */
public enum Metric {
  /** Mean intersection over union. */
  MIOU("mIoU"),
  /** Share of pixels that are right. */
  PIXEL_ACCURACY("pixelAccuracy"),
  /** Mean over the classes of the share of their pixels that are right. */
  MEAN_ACCURACY("meanAccuracy"),
  /** Mean of the classes' Dice coefficients. */
  MEAN_DICE("meanDice"),
  /** Mean of IoU by share of pixels. */
  FREQUENCY_WEIGHTED_IOU("frequencyWeightedIou"),
  /** Mean of the classes' boundary F1. */
  BOUNDARY_F1("boundaryF1");

  private final String key;

  Metric(String key) {
    this.key = key;
  }

  /** Its name in results and logs. */
  public String key() {
    return key;
  }

  /** The metric of a word, if there is one. */
  public static Optional<Metric> of(String word) {
    return Stream.of(values()).filter(metric -> metric.word().equals(word)).findFirst();
  }

  /** Its name as options and specs write it, {@code pixel_accuracy}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
