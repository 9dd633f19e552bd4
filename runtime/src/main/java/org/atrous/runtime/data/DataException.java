package org.atrous.runtime.data;

import org.atrous.runtime.BadInputException;

/** A data folder, an image or a label isn't what the data set's declaration says. */
public final class DataException extends BadInputException {
  private static final long serialVersionUID = 1L;

  public DataException(String what, String help) {
    super(what, help);
  }

  public DataException(String what, String help, Throwable cause) {
    super(what, help, cause);
  }
}
