package org.atrous.runtime.graph;

import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;

/** Cross-entropy, pixel by pixel: {@code -log p}, with p the probability of the pixel's class. */
final class CrossEntropy {
  static {
    // TensorFlow has no gradient for this op in graphs. Where a registration fails, there is one.
    TensorFlow.registerCustomGradient(
        SparseSoftmaxCrossEntropyWithLogits.OP_NAME, CrossEntropy::gradient);
  }

  private CrossEntropy() {}

  /** That of each pixel; of pixels without a class, some number. */
  static Operand<TFloat32> of(Ops tf, LabelledPixels pixels) {
    return tf.nn.sparseSoftmaxCrossEntropyWithLogits(pixels.logits(), pixels.labels()).loss();
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
