package org.atrous.runtime.metrics;

/**
 * The learning rate falls as {@code rate * (1 - step / steps)^power} (Chen et al. 2017, section
 * 4.1).
 *
 * @param rate of the first step
 * @param power of the decay; 0.9 in the paper
 * @param steps of the whole training
 */
public record PolySchedule(double rate, double power, int steps) {
  public PolySchedule {
    if (steps < 1) {
      throw new IllegalArgumentException("%d steps".formatted(steps));
    }
  }

  /**
   * The learning rate of a step.
   *
   * @param step from 1, as batches and logs count: the first has the full rate, and none has 0
   */
  public double at(int step) {
    if (step < 1 || step > steps) {
      throw new IllegalArgumentException("step %d of %d".formatted(step, steps));
    }
    // The same bits on every machine: StrictMath.
    return rate * StrictMath.pow(1 - (step - 1) / (double) steps, power);
  }
}
