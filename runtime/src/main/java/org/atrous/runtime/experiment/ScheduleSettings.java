package org.atrous.runtime.experiment;

import java.util.List;

/**
 * The learning rate over the steps.
 *
 * @param kind of its way down
 * @param rate where it begins
 * @param power of poly, {@code rate * (1 - step / steps)^power}
 * @param end the rate at the end of poly and cosine
 * @param drop factor of step, at certain steps, or every so many
 * @param at the steps at which it drops
 * @param every steps from one drop to the next; 0 where {@code at} says it
 * @param warmUp steps on which it rises linearly at first
 * @param warmUpFrom where it begins to rise, as a share of {@code rate}
 */
public record ScheduleSettings(
    Kind kind,
    double rate,
    double power,
    double end,
    double drop,
    List<Integer> at,
    int every,
    int warmUp,
    double warmUpFrom) {
  public ScheduleSettings {
    at = List.copyOf(at);
  }

  /** The ways down. */
  public enum Kind {
    POLY,
    STEP,
    COSINE,
    CONSTANT
  }
}
