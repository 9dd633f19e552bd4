package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.file.Path;

/** A format of weight files. */
interface WeightFormat {
  /** Its name, for people to read. */
  String label();

  /** Whether a file's content begins as this format's does. */
  boolean recognises(Head head) throws IOException;

  /**
   * Finds the tensors of a file that was recognised.
   *
   * @throws org.atrous.runtime.weights.bytes.MalformedException if it isn't what it began as
   */
  WeightFile open(Path file) throws IOException;
}
