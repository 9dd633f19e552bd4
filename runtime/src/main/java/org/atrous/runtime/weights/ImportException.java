package org.atrous.runtime.weights;

import org.atrous.runtime.BadInputException;

/** Weights that don't belong to the network for which they are meant. */
public final class ImportException extends BadInputException {
  private static final long serialVersionUID = 1L;

  ImportException(String what, String help) {
    super(what, help);
  }
}
