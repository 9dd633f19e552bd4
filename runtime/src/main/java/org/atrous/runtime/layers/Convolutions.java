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
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.DepthwiseConv2dNative;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Convolutions in forms whose gradients are verified. */
final class Convolutions {
  private final Scope scope;
  private final Placement placement;

  Convolutions(Scope scope, Placement placement) {
    this.scope = scope;
    this.placement = placement;
  }

  /**
   * A convolution.
   *
   * @param x feature
   * @param weights HWIO
   * @param mode whether gradients will be taken
   */
  Operand<TFloat32> plain(Operand<TFloat32> x, Operand<TFloat32> weights, Mode mode) {
    return byGroup(x, weights, 1, mode);
  }

  /**
   * A convolution in which the g-th group of outputs sees the g-th group of inputs alone.
   * TensorFlow has no such kernel on the processor, so that each group is a convolution of its own;
   * a group of one input channel is a depthwise convolution.
   *
   * @param x feature
   * @param weights shape {@code [height, width, channels / groups, outputs]}
   * @param groups divides channels and outputs
   * @param mode whether gradients will be taken
   */
  Operand<TFloat32> grouped(Operand<TFloat32> x, Operand<TFloat32> weights, int groups, Mode mode) {
    if (groups > 1 && groups == x.shape().get(3)) {
      Shape shape = weights.shape();
      long[] depthwise = {shape.get(0), shape.get(1), groups, shape.get(3) / groups};
      return depthwise(
          x,
          Reshape.create(
              scope, weights, Constant.vectorOf(scope.withName("weights_shape"), depthwise)));
    }
    return byGroup(x, weights, groups, mode);
  }

  private Operand<TFloat32> byGroup(
      Operand<TFloat32> x, Operand<TFloat32> weights, int groups, Mode mode) {
    if (!placement.isDilated()) {
      return each(
          placement.pad(scope, x, 0),
          weights,
          groups,
          (part, filter) -> conv(part, filter, placement.mode()));
    }
    if (placement.isSame() && DilatedKernel.isSupported()) {
      return each(x, weights, groups, (part, filter) -> dilated(part, filter, mode));
    }
    return new SpaceToBatch(scope, placement)
        .apply(
            x,
            0,
            phases -> each(phases, weights, groups, (part, filter) -> conv(part, filter, "VALID")));
  }

  private Operand<TFloat32> each(
      Operand<TFloat32> x,
      Operand<TFloat32> weights,
      int groups,
      BinaryOperator<Operand<TFloat32>> convolution) {
    if (groups == 1) {
      return convolution.apply(x, weights);
    }
    Constant<TInt32> channels = Constant.scalarOf(scope.withName("channels"), 3);
    List<Output<TFloat32>> parts = split(x, channels, groups);
    List<Output<TFloat32>> filters = split(weights, channels, groups);
    List<Operand<TFloat32>> results = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      results.add(convolution.apply(parts.get(group), filters.get(group)));
    }
    return Concat.create(scope, results, channels);
  }

  private List<Output<TFloat32>> split(Operand<TFloat32> x, Constant<TInt32> axis, int groups) {
    return Split.create(scope, axis, x, (long) groups).output();
  }

  private Operand<TFloat32> dilated(Operand<TFloat32> x, Operand<TFloat32> weights, Mode mode) {
    return mode.trains()
        ? DilatedKernel.differentiable(scope, x, weights, placement)
        : DilatedKernel.forward(scope, x, weights, placement);
  }

  /**
   * A depthwise convolution.
   *
   * @param x feature
   * @param weights shape {@code [height, width, channels, outputs of each]}
   */
  Operand<TFloat32> depthwise(Operand<TFloat32> x, Operand<TFloat32> weights) {
    if (!placement.isDilated()) {
      return channels(placement.pad(scope, x, 0), weights, placement.mode());
    }
    return new SpaceToBatch(scope, placement)
        .apply(x, 0, phases -> channels(phases, weights, "VALID"));
  }

  private Operand<TFloat32> conv(Operand<TFloat32> x, Operand<TFloat32> weights, String mode) {
    return Conv2d.create(scope, x, weights, placement.strides(), mode);
  }

  private Operand<TFloat32> channels(Operand<TFloat32> x, Operand<TFloat32> weights, String mode) {
    return DepthwiseConv2dNative.create(scope, x, weights, placement.strides(), mode);
  }
}
