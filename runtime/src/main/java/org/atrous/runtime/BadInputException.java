package org.atrous.runtime;

/**
 * What the user handed in is wrong. The message stands by itself: what, where, why, and on a line
 * of its own what to do. It is for printing without a stack trace.
 */
public abstract class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A mistake and its remedy.
   *
   * @param what is wrong, where and why: one sentence, names in backticks
   * @param help what to do about it
   */
  protected BadInputException(String what, String help) {
    super(what + "\n  = help: " + help);
  }

  /** As above, for a failure that has a cause. */
  protected BadInputException(String what, String help, Throwable cause) {
    super(what + "\n  = help: " + help, cause);
  }
}
