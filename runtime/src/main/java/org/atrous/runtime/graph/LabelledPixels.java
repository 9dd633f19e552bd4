package org.atrous.runtime.graph;

import org.atrous.runtime.data.LabelMap;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeNearestNeighbor;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The pixels of a batch in one row: what the network says of each, and its label.
 *
 * @param number of pixels
 * @param classes that the network tells apart
 * @param logits shape {@code [number, classes]}
 * @param labels shape {@code [number]}; pixels without a class are given one, and don't count
 * @param labelled 1 for each pixel that has a class, 0 for the others, shape {@code [number]}
 */
record LabelledPixels(
    long number,
    long classes,
    Operand<TFloat32> logits,
    Operand<TInt32> labels,
    Operand<TFloat32> labelled) {

  /**
   * Puts logits and labels together.
   *
   * @param logits shape {@code [batch, h, w, classes]}
   * @param labels classes or {@link LabelMap#IGNORE}, shape {@code [batch, height, width]}; where
   *     the logits are coarser, the nearest label stands for each of them (corners aligned)
   */
  static LabelledPixels of(Ops tf, Operand<TFloat32> logits, Operand<TInt32> labels) {
    Shape shape = logits.shape();
    long classes = shape.get(3);
    Operand<TInt32> flat = tf.reshape(atSize(tf, labels, shape.get(1), shape.get(2)), tf.array(-1));
    Operand<TBool> known = tf.math.notEqual(flat, tf.constant(LabelMap.IGNORE));
    return new LabelledPixels(
        shape.get(0) * shape.get(1) * shape.get(2),
        classes,
        tf.reshape(logits, tf.array(-1L, classes)),
        tf.select(known, flat, tf.zerosLike(flat)),
        tf.dtypes.cast(known, TFloat32.class));
  }

  private static Operand<TInt32> atSize(Ops tf, Operand<TInt32> labels, long height, long width) {
    if (labels.shape().get(1) == height && labels.shape().get(2) == width) {
      return labels;
    }
    return tf.image.resizeNearestNeighbor(
        tf.expandDims(labels, tf.constant(3)),
        tf.array(Math.toIntExact(height), Math.toIntExact(width)),
        ResizeNearestNeighbor.alignCorners(true));
  }

  /** 1 for the class of each pixel and 0 for the others, shape {@code [number, classes]}. */
  Operand<TFloat32> oneHot(Ops tf) {
    return tf.oneHot(
        labels, tf.constant(Math.toIntExact(classes)), tf.constant(1f), tf.constant(0f));
  }
}
