package org.atrous.runtime.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.atrous.runtime.claim.Claims;

/** Stops a trial's own process when its claim is no longer the newest. */
public final class TrialGuard {
  private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

  private final Path claims;
  private final String trial;
  private final int generation;
  private long next = System.nanoTime();

  /**
   * @param claims folder of the sweep's claims
   * @param trial that is worked on
   * @param generation of the claim under which this is
   */
  public TrialGuard(Path claims, String trial, int generation) {
    this.claims = claims;
    this.trial = trial;
    this.generation = generation;
  }

  /**
   * Looks, unless it has looked a moment ago. A process that was held up for long finds out at the
   * first look.
   *
   * @throws TakenOverException if another worker has made a newer claim
   */
  void check() throws IOException {
    long now = System.nanoTime();
    if (now - next >= 0) {
      require();
      next = now + INTERVAL;
    }
  }

  /**
   * Looks in any case.
   *
   * @throws TakenOverException if another worker has made a newer claim
   */
  void require() throws IOException {
    if (!Claims.isNewest(claims, trial, generation)) {
      throw new TakenOverException(trial);
    }
  }
}
