package org.atrous.runtime.onnx;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.ndarray.Shape;

/**
 * What is known of a tensor before a graph runs.
 *
 * @param type of its numbers
 * @param rank number of axes, or -1 if that isn't known
 * @param lengths of the axes in TensorFlow's order, -1 where they aren't known
 */
record TensorFacts(NumberType type, int rank, List<Long> lengths) {
  TensorFacts {
    lengths = List.copyOf(lengths);
  }

  static TensorFacts of(NumberType type, Shape shape) {
    List<Long> lengths = new ArrayList<>();
    if (!shape.isUnknown()) {
      for (long length : shape.asArray()) {
        lengths.add(Math.max(length, -1));
      }
    }
    return new TensorFacts(type, shape.numDimensions(), lengths);
  }

  /** The length of an axis, or -1. */
  long length(int axis) {
    return axis < lengths.size() ? lengths.get(axis) : -1;
  }

  boolean isKnown(int axis) {
    return length(axis) >= 0;
  }
}
