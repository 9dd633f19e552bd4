package org.atrous.runtime.weights.bytes;

import java.io.IOException;

/**
 * Bytes aren't what their format says. The message is a clause that fits after the file's or the
 * tensor's name and a colon; who knows these adds them.
 */
public final class MalformedException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedException(String why) {
    super(why);
  }

  public MalformedException(String why, Throwable cause) {
    super(why, cause);
  }
}
