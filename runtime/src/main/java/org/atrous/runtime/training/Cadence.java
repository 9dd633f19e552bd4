package org.atrous.runtime.training;

/**
 * How often a training writes. The last step is always written. Nothing that is trained depends on
 * it, so a resumed run may have another one.
 *
 * @param log steps from one line of the log to the next; the first step has a line, too
 * @param checkpoint steps from one checkpoint to the next: what a kill costs at most
 */
public record Cadence(int log, int checkpoint) {
  /** What suits trainings of minutes and of days. */
  public static final Cadence USUAL = new Cadence(10, 100);

  public Cadence {
    if (log < 1 || checkpoint < 1) {
      throw new IllegalArgumentException(
          "a line every %d steps, a checkpoint every %d".formatted(log, checkpoint));
    }
  }

  boolean logs(int step, int steps) {
    return step == 1 || step == steps || step % log == 0;
  }

  boolean saves(int step, int steps) {
    return step == steps || step % checkpoint == 0;
  }
}
