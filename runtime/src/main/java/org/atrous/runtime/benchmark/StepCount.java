package org.atrous.runtime.benchmark;

/**
 * How many steps a measurement takes.
 *
 * @param warmUp that don't count: in the first, TensorFlow prepares its kernels
 * @param measured that do, at least 1
 */
public record StepCount(int warmUp, int measured) {
  public StepCount {
    if (warmUp < 0 || measured < 1) {
      throw new IllegalArgumentException("%d steps after %d".formatted(measured, warmUp));
    }
  }

  int all() {
    return warmUp + measured;
  }
}
