package org.atrous.runtime.onnx;

/**
 * One output of an op.
 *
 * @param op the op's name
 * @param index which of its outputs
 */
record TensorName(String op, int index) {
  /** Reads {@code op} or {@code op:1}, as a graph's file has it. */
  static TensorName parse(String text) {
    int colon = text.lastIndexOf(':');
    return colon < 0
        ? new TensorName(text, 0)
        : new TensorName(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return index == 0 ? op : op + ":" + index;
  }
}
