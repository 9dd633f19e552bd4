package org.atrous.runtime.claim;

import java.io.IOException;

/**
 * The right to work on something, until another worker takes it over. It is renewed while the work
 * goes on; whoever doesn't renew it for long is thought dead.
 */
public final class Lease {
  private final Claims claims;
  private final String name;
  private final int generation;
  private long beat;
  private boolean released;

  Lease(Claims claims, String name, int generation) {
    this.claims = claims;
    this.name = name;
    this.generation = generation;
  }

  /** What is claimed. */
  public String name() {
    return name;
  }

  /** How often it was claimed, this time included. */
  public int generation() {
    return generation;
  }

  /**
   * Says that the work goes on.
   *
   * @return false if another worker has taken it over
   */
  public synchronized boolean renew() throws IOException {
    if (released) {
      return true;
    }
    if (!claims.isNewest(name, generation)) {
      return false;
    }
    beat++;
    claims.write(name, generation, beat, false);
    return true;
  }

  /** Gives it back, so that others needn't wait. */
  public synchronized void release() throws IOException {
    released = true;
    if (claims.isNewest(name, generation)) {
      claims.write(name, generation, beat, true);
    }
  }
}
