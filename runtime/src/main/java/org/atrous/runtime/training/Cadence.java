package org.atrous.runtime.training;

import org.jspecify.annotations.Nullable;

/**
 * How often a training writes. The end of each stage is always written. Nothing that is trained
 * depends on it, so a resumed run may have another one.
 *
 * @param log steps from one line of the log to the next; the first step has a line, too
 * @param checkpoint steps from one checkpoint to the next: what a kill costs at most
 * @param keep steps from one checkpoint that stays to the next, or null where none but the newest,
 *     the best and those of the stages' ends stay
 */
public record Cadence(int log, int checkpoint, @Nullable Integer keep) {
  /** What suits trainings of minutes and of days. */
  public static final Cadence USUAL = new Cadence(10, 100);

  public Cadence {
    if (log < 1 || checkpoint < 1 || (keep != null && keep < 1)) {
      throw new IllegalArgumentException(
          "a line every %d steps, a checkpoint every %d, of which every %s stays"
              .formatted(log, checkpoint, keep));
    }
  }

  /** Keeps the newest checkpoints alone. */
  public Cadence(int log, int checkpoint) {
    this(log, checkpoint, null);
  }

  /** Whether a step has a line of the log. */
  boolean logs(int step) {
    return step == 1 || step % log == 0;
  }

  /** Whether a step has a checkpoint. */
  boolean saves(int step) {
    return step % checkpoint == 0 || keeps(step);
  }

  /** Whether the checkpoint of a step stays. */
  boolean keeps(int step) {
    return keep != null && step % keep == 0;
  }
}
