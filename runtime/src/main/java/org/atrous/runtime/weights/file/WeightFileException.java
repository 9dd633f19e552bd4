package org.atrous.runtime.weights.file;

import org.atrous.runtime.BadInputException;

/** A file of weights is missing, damaged, hostile, or of a format that isn't read. */
public final class WeightFileException extends BadInputException {
  private static final long serialVersionUID = 1L;

  public WeightFileException(String what, String help) {
    super(what, help);
  }

  public WeightFileException(String what, String help, Throwable cause) {
    super(what, help, cause);
  }
}
