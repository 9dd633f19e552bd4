package org.atrous.runtime.checkpoint;

import org.atrous.runtime.BadInputException;

/** A checkpoint is missing, damaged, or of another network. */
public final class CheckpointException extends BadInputException {
  private static final long serialVersionUID = 1L;

  public CheckpointException(String what, String help) {
    super(what, help);
  }

  public CheckpointException(String what, String help, Throwable cause) {
    super(what, help, cause);
  }
}
