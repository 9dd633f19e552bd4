package org.atrous.runtime.session;

import org.atrous.runtime.BadInputException;

/** This machine can't do what was asked for. */
public final class UnsupportedPlatformException extends BadInputException {
  private static final long serialVersionUID = 1L;

  UnsupportedPlatformException(String what, String help) {
    super(what, help);
  }
}
