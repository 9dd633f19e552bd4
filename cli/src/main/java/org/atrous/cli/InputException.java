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
}
