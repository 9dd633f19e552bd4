package org.atrous.runtime.cluster;

import org.atrous.runtime.BadInputException;

/** A cluster that can't be used as it was asked to be. */
public final class ClusterException extends BadInputException {
  private static final long serialVersionUID = 1L;

  ClusterException(String what, String help) {
    super(what, help);
  }

  ClusterException(String what, String help, Throwable cause) {
    super(what, help, cause);
  }
}
