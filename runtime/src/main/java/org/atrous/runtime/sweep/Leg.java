package org.atrous.runtime.sweep;

import org.jspecify.annotations.Nullable;

/**
 * What one process does of a trial.
 *
 * @param trial the trial
 * @param goal the rung that it goes to, or null for the end
 */
public record Leg(Trial trial, @Nullable Goal goal) {
  /**
   * A rung of successive halving.
   *
   * @param step to which is trained, over all stages
   * @param measurement that is made there, by what identifies it
   */
  public record Goal(int step, String measurement) {}
}
