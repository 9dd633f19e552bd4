package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.util.List;

/** A tensor that still lies in its file. */
interface StoredTensor {
  /** Sizes, checked to be a shape that Java can hold. */
  List<Long> shape();

  /** How the values are stored, for people to read. */
  String type();

  /** The values as float32, row-major. */
  float[] read() throws IOException;
}
