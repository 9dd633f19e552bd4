package org.atrous.runtime.sweep;

import org.atrous.runtime.BadInputException;

/** Ends a trial that another worker has taken over. */
public final class TakenOverException extends BadInputException {
  private static final long serialVersionUID = 1L;

  TakenOverException(String trial) {
    super(
        "another worker has taken trial `%s` over".formatted(trial),
        "nothing is lost: it goes on from the last checkpoint there");
  }
}
