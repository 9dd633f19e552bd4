package org.atrous.runtime.graph;

import java.util.List;
import org.atrous.runtime.data.LabelMap;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeNearestNeighbor;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Cross-entropy of logits against labels, pixel by pixel, averaged over the pixels that have a
 * class. Where no pixel has one it is 0, and so is its gradient.
 */
final class CrossEntropy {
  static {
    // TensorFlow has no gradient for this op in graphs. Where a registration fails, there is one.
    TensorFlow.registerCustomGradient(
        SparseSoftmaxCrossEntropyWithLogits.OP_NAME, CrossEntropy::gradient);
  }

  private CrossEntropy() {}

  /**
   * Adds the loss to a graph.
   *
   * @param logits shape {@code [batch, h, w, classes]}
   * @param labels classes or {@link LabelMap#IGNORE}, shape {@code [batch, height, width]}; where
   *     the logits are coarser, the nearest label stands for each of them (corners aligned)
   * @return scalar
   */
  static Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TInt32> labels) {
    Shape shape = logits.shape();
    long classes = shape.get(3);
    Operand<TInt32> flat = tf.reshape(atSize(tf, labels, shape.get(1), shape.get(2)), tf.array(-1));
    Operand<TBool> counts = tf.math.notEqual(flat, tf.constant(LabelMap.IGNORE));
    Operand<TFloat32> weights = tf.dtypes.cast(counts, TFloat32.class);
    // The op takes classes only, so that ignored pixels are given one, and no weight.
    Operand<TInt32> known = tf.select(counts, flat, tf.zerosLike(flat));
    Operand<TFloat32> pixels =
        tf.nn
            .sparseSoftmaxCrossEntropyWithLogits(tf.reshape(logits, tf.array(-1L, classes)), known)
            .loss();
    Operand<TFloat32> sum = tf.sum(tf.math.mul(pixels, weights), tf.array(0));
    Operand<TFloat32> number = tf.sum(weights, tf.array(0));
    return tf.math.div(sum, tf.math.maximum(number, tf.constant(1f)));
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

  /** The op's second output is the gradient of each pixel's loss with respect to its logits. */
  private static List<Operand<?>> gradient(
      Ops tf, GraphOperation op, List<Output<?>> outputGradients) {
    Operand<TFloat32> upstream = outputGradients.get(0).expect(TFloat32.class);
    Operand<TFloat32> perPixel = op.<TFloat32>output(1);
    return List.of(
        tf.math.mul(tf.expandDims(upstream, tf.constant(-1)), perPixel), tf.zerosLike(op.input(1)));
  }
}
