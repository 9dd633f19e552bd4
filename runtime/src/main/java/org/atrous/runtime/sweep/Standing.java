package org.atrous.runtime.sweep;

/**
 * Where a trial stands.
 *
 * @param phase what is to become of it
 * @param rung at which it is, or to which it goes next, from 0; the number of rungs for the end
 */
public record Standing(Phase phase, int rung) {
  /** What is to become of a trial. */
  public enum Phase {
    /** It is to be trained to its rung and measured there. */
    TO_DO,
    /** It has been measured at its rung, and others haven't yet. */
    PAUSED,
    /** It was stopped at its rung. */
    STOPPED,
    /** It came to its end, and has all its results. */
    DONE
  }

  /** Whether nothing is left to do. */
  public boolean isOver() {
    return phase == Phase.STOPPED || phase == Phase.DONE;
  }
}
