package org.atrous.runtime.run;

/** One line of a run's log. */
public sealed interface LogEntry permits LoggedStep, LoggedEvaluation {
  /** The step after which it was written, from 1, counted over all stages of a training. */
  int step();

  /** One answer for each kind. */
  interface Visitor<T> {
    T visit(LoggedStep step);

    T visit(LoggedEvaluation evaluation);
  }

  <T> T accept(Visitor<T> visitor);
}
