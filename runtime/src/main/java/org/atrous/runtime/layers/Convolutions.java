package org.atrous.runtime.layers;

import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.DepthwiseConv2dNative;
import org.tensorflow.types.TFloat32;

/** Convolutions in forms whose gradients are verified. */
final class Convolutions {
  private final Scope scope;
  private final Placement placement;

  Convolutions(Scope scope, Placement placement) {
    this.scope = scope;
    this.placement = placement;
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
    return Groups.isDepthwise(x, groups)
        ? depthwise(x, Groups.depthwise(scope, weights, groups))
        : byGroup(x, weights, groups, mode);
  }

  private Operand<TFloat32> byGroup(
      Operand<TFloat32> x, Operand<TFloat32> weights, int groups, Mode mode) {
    if (!placement.isDilated()) {
      return Groups.each(
          scope,
          placement.pad(scope, x, 0),
          weights,
          groups,
          (part, filter) -> conv(part, filter, placement.mode()));
    }
    if (placement.isSame() && DilatedKernel.isSupported()) {
      return Groups.each(scope, x, weights, groups, (part, filter) -> dilated(part, filter, mode));
    }
    return new SpaceToBatch(scope, placement)
        .apply(
            x,
            0,
            phases ->
                Groups.each(
                    scope, phases, weights, groups, (part, filter) -> conv(part, filter, "VALID")));
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
