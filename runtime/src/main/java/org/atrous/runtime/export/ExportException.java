package org.atrous.runtime.export;

import org.atrous.runtime.BadInputException;

/** A network can't be exported as it is asked for, or not there. */
public final class ExportException extends BadInputException {
  private static final long serialVersionUID = 1L;

  public ExportException(String what, String help) {
    super(what, help);
  }

  ExportException(String what, String help, Throwable cause) {
    super(what, help, cause);
  }
}
