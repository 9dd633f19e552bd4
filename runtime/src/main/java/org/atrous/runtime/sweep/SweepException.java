package org.atrous.runtime.sweep;

import org.atrous.runtime.BadInputException;

/** A sweep's folder that isn't as it must be. */
public final class SweepException extends BadInputException {
  private static final long serialVersionUID = 1L;

  SweepException(String what, String help) {
    super(what, help);
  }

  SweepException(String what, String help, Throwable cause) {
    super(what, help, cause);
  }
}
