package org.atrous.runtime.sweep;

/**
 * One training of a sweep.
 *
 * @param training what is trained, but for the seed
 * @param seed of initial values, shuffles and augmentation
 */
public record Trial(String training, long seed) {
  /** Names its folder and its claim. */
  public String id() {
    return "%s-seed%d".formatted(training, seed);
  }
}
