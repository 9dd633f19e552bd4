package org.atrous.runtime.benchmark;

import java.util.Arrays;

/**
 * How long the steps of a measurement took.
 *
 * @param steps number of them
 * @param median in seconds: half of the steps were as quick or quicker
 * @param p90 in seconds: nine steps of ten were as quick or quicker
 * @param imagesPerSecond of a batch, by the median
 */
public record Latencies(int steps, double median, double p90, double imagesPerSecond) {

  /**
   * Sums measured steps up.
   *
   * @param seconds of each step, at least one
   * @param batch images in a step
   */
  public static Latencies of(double[] seconds, int batch) {
    if (seconds.length == 0) {
      throw new IllegalArgumentException("no steps");
    }
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    int ninth = (int) Math.ceil(0.9 * sorted.length) - 1;
    return new Latencies(sorted.length, median, sorted[ninth], batch / median);
  }
}
