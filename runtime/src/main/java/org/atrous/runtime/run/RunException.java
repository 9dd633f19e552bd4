package org.atrous.runtime.run;

import org.atrous.runtime.BadInputException;

/** A run folder isn't what a command needs it to be. */
public final class RunException extends BadInputException {
  private static final long serialVersionUID = 1L;

  public RunException(String what, String help) {
    super(what, help);
  }

  public RunException(String what, String help, Throwable cause) {
    super(what, help, cause);
  }
}
