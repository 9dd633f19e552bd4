package org.atrous.runtime.discovery;

import org.atrous.runtime.BadInputException;

/** A folder doesn't hold images with labels in a way that can be found out. */
public final class DiscoveryException extends BadInputException {
  private static final long serialVersionUID = 1L;

  DiscoveryException(String what, String help) {
    super(what, help);
  }
}
