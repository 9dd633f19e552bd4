package org.atrous.runtime.onnx;

import java.util.List;

/** The order of a tensor's axes. */
enum Layout {
  /** TensorFlow's: batch, height, width, channels for features; of any rank for others. */
  AS_IS,
  /** ONNX' order of features: batch, channels, height, width. */
  CHANNELS_FIRST;

  private static final List<Long> TO_CHANNELS_FIRST = List.of(0L, 3L, 1L, 2L);
  private static final List<Long> TO_CHANNELS_LAST = List.of(0L, 2L, 3L, 1L);

  /** The order of axes that turns the other layout's features into this one's. */
  List<Long> order() {
    return this == CHANNELS_FIRST ? TO_CHANNELS_FIRST : TO_CHANNELS_LAST;
  }

  /** Where this layout has the axis that TensorFlow numbers so in a feature. */
  long axis(long tensorflow) {
    return this == CHANNELS_FIRST ? TO_CHANNELS_LAST.get(Math.toIntExact(tensorflow)) : tensorflow;
  }

  /** The numbers of all axes of a feature, by TensorFlow's order, in this layout. */
  List<Long> axes() {
    return List.of(axis(0), axis(1), axis(2), axis(3));
  }

  /** Numbers that stand for the axes in TensorFlow's order, in this layout's order. */
  List<Long> arranged(List<Long> byAxis) {
    return this == AS_IS
        ? byAxis
        : TO_CHANNELS_FIRST.stream().map(axis -> byAxis.get(Math.toIntExact(axis))).toList();
  }
}
