package org.atrous.runtime.weights.file;

import java.util.List;
import java.util.stream.Collectors;
import org.atrous.runtime.weights.bytes.MalformedException;

/** Shapes that a file claims. */
final class Shapes {
  private static final int MOST_AXES = 32;

  /** What a Java array holds. */
  private static final long MOST_VALUES = Integer.MAX_VALUE - 8L;

  private Shapes() {}

  /** Number of values of a shape that can be one. */
  static int count(List<Long> shape) throws MalformedException {
    if (shape.size() > MOST_AXES) {
      throw new MalformedException("it has %d axes".formatted(shape.size()));
    }
    long count = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new MalformedException("its shape is %s".formatted(text(shape)));
      }
      if (size > MOST_VALUES || count * size > MOST_VALUES) {
        throw new MalformedException("its shape %s is absurdly large".formatted(text(shape)));
      }
      count *= size;
    }
    return (int) count;
  }

  /** The strides, in values, of a shape whose last axis runs fastest. */
  static long[] rowMajor(List<Long> shape) {
    long[] strides = new long[shape.size()];
    long stride = 1;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return strides;
  }

  /** The strides, in values, of a shape whose first axis runs fastest. */
  static long[] columnMajor(List<Long> shape) {
    long[] strides = new long[shape.size()];
    long stride = 1;
    for (int axis = 0; axis < shape.size(); axis++) {
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return strides;
  }

  static String text(List<Long> shape) {
    return shape.isEmpty()
        ? "scalar"
        : shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
