package org.atrous.runtime.sweep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a worker may do.
 *
 * @param slots trials at the same time, at least 1
 * @param retries how often a trial that crashed is tried again
 * @param trialTime for which a process of a trial may run, or null
 * @param patience with other workers that don't renew their claims
 * @param keepGoing whether a trial that was given up on its way to a rung counts as the last there,
 *     instead of holding up the others
 */
public record SweepLimits(
    int slots, int retries, @Nullable Duration trialTime, Duration patience, boolean keepGoing) {
  public SweepLimits {
    if (slots < 1 || retries < 0) {
      throw new IllegalArgumentException("%d slots, %d retries".formatted(slots, retries));
    }
  }
}
