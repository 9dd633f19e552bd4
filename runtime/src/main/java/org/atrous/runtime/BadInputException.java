package org.atrous.runtime;

/**
 * What the user handed in is wrong. The message stands by itself: what, where, why, and on a line
 * of its own what to do. It is for printing without a stack trace.
 */
public abstract class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String help;

  /**
   * A mistake and its remedy.
   *
   * @param what is wrong, where and why: one sentence, names in backticks
   * @param help what to do about it
   */
  protected BadInputException(String what, String help) {
    super(what + "\n  = help: " + help);
    this.what = what;
    this.help = help;
  }

  /** As above, for a failure that has a cause. */
  protected BadInputException(String what, String help, Throwable cause) {
    super(what + "\n  = help: " + help, cause);
    this.what = what;
    this.help = help;
  }

  /** What is wrong, without the remedy. */
  public final String what() {
    return what;
  }

  /** What to do about it. */
  public final String help() {
    return help;
  }
}
