package org.atrous.cli;

import java.util.Locale;

/** In which files an exported network is written. */
enum ExportFormat {
  /** A folder for TensorFlow in any language. */
  SAVEDMODEL(true),
  /** A file for ONNX Runtime and the compilers of many devices. */
  ONNX(true),
  /** A file of weights, for every framework. */
  SAFETENSORS(false),
  /** A folder with a checkpoint of TensorFlow. */
  CHECKPOINT(false);

  private final boolean graph;

  ExportFormat(boolean graph) {
    this.graph = graph;
  }

  /** Whether it holds a graph that runs; else weights alone. */
  boolean holdsGraph() {
    return graph;
  }

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
