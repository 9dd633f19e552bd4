package org.atrous.runtime.mlflow;

import java.io.IOException;

/** A tracking server can't be reached, or refuses. No reason to end a training. */
public final class MlflowException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param message what is wrong, for people
   * @param code the server's error code, {@code RESOURCE_DOES_NOT_EXIST}; empty if it gave none
   */
  MlflowException(String message, String code) {
    super(message);
    this.code = code;
  }

  /** Whether it is this error of the server's. */
  boolean is(String expected) {
    return code.equals(expected);
  }
}
