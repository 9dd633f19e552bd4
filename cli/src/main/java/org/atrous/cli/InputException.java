package org.atrous.cli;

/**
 * Something that the user gave can't be used. The message says what, where, why and what to do; it
 * is all that the user sees.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
