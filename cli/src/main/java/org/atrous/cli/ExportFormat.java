package org.atrous.cli;

import java.util.Locale;

/** In which files an exported network is written. */
enum ExportFormat {
  /** A folder for TensorFlow in any language. */
  SAVEDMODEL,
  /** A file for ONNX Runtime and the compilers of many devices. */
  ONNX;

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
