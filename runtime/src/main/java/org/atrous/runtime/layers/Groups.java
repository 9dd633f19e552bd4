package org.atrous.runtime.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Concat;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.Reshape;
import org.tensorflow.op.core.Split;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Groups of channels. TensorFlow has no kernel for them on the processor, so that each group is a
 * convolution of its own; a group of one input channel is a depthwise convolution.
 */
final class Groups {
  private Groups() {}

  /** Whether each group has one input channel. */
  static boolean isDepthwise(Operand<TFloat32> x, int groups) {
    return groups > 1 && groups == x.shape().get(3);
  }

  /**
   * The filter of a depthwise convolution.
   *
   * @param weights shape {@code [height, width, 1, outputs]}
   */
  static Operand<TFloat32> depthwise(Scope scope, Operand<TFloat32> weights, int groups) {
    Shape shape = weights.shape();
    long[] depthwise = {shape.get(0), shape.get(1), groups, shape.get(3) / groups};
    return Reshape.create(
        scope, weights, Constant.vectorOf(scope.withName("weights_shape"), depthwise));
  }

  /**
   * A convolution of each group.
   *
   * @param convolution of the inputs of a group with its weights
   */
  static Operand<TFloat32> each(
      Scope scope,
      Operand<TFloat32> x,
      Operand<TFloat32> weights,
      int groups,
      BinaryOperator<Operand<TFloat32>> convolution) {
    if (groups == 1) {
      return convolution.apply(x, weights);
    }
    Constant<TInt32> channels = Constant.scalarOf(scope.withName("channels"), 3);
    List<Output<TFloat32>> parts = split(scope, x, channels, groups);
    List<Output<TFloat32>> filters = split(scope, weights, channels, groups);
    List<Operand<TFloat32>> results = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      results.add(convolution.apply(parts.get(group), filters.get(group)));
    }
    return Concat.create(scope, results, channels);
  }

  private static List<Output<TFloat32>> split(
      Scope scope, Operand<TFloat32> x, Constant<TInt32> axis, int groups) {
    return Split.create(scope, axis, x, (long) groups).output();
  }
}
