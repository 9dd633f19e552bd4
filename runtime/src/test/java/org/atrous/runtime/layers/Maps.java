package org.atrous.runtime.layers;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Features of a given size. */
final class Maps {
  private Maps() {}

  /** Zeros, {@code [1, height, width, 1]}, in the graph of another feature. */
  static Operand<TFloat32> like(Operand<TFloat32> x, int height, int width) {
    Ops tf = Ops.create((Graph) x.env());
    return tf.fill(tf.array(1, height, width, 1), tf.constant(0f));
  }
}
