package org.atrous.cli;

import org.atrous.runtime.BadInputException;

/** An argument that is well-formed can't be used. */
public final class InputException extends BadInputException {
  private static final long serialVersionUID = 1L;

  /**
   * A mistake and its remedy.
   *
   * @param what is wrong, where and why: one sentence, names in backticks
   * @param help what to do about it
   */
  public InputException(String what, String help) {
    super(what, help);
  }

  /**
   * A mistake that showed as another exception.
   *
   * @param what is wrong, where and why: one sentence, names in backticks
   * @param help what to do about it
   */
  InputException(String what, String help, Throwable cause) {
    super(what, help, cause);
  }
}
