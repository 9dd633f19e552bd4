package org.atrous.runtime.sweep;

import java.util.List;
import java.util.function.Supplier;

/** Is told how a sweep goes, in the thread that runs it. */
public interface SweepObserver {
  /** A process of the trial was started; the first attempt is 1. */
  void started(Trial trial, int attempt);

  /** A trial has all its results. */
  void finished(Trial trial);

  /** A trial was measured at a rung, and waits for others or goes on. */
  void paused(Trial trial, int step);

  /** A trial was stopped at a rung. */
  void stopped(Trial trial, Stop why);

  /** An attempt failed; it is tried again, unless it was given up. */
  void failed(FailedTrial failed, boolean givenUp);

  /** Another worker has taken a trial over. */
  void takenOver(Trial trial);

  /**
   * Some time went by.
   *
   * @param states of all trials, read when they are asked for
   */
  void waiting(Supplier<List<TrialState>> states);
}
