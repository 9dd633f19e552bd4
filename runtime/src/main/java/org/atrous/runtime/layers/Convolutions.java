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
   * A convolution.
   *
   * @param x feature
   * @param weights HWIO
   * @param mode whether gradients will be taken
   */
  Operand<TFloat32> plain(Operand<TFloat32> x, Operand<TFloat32> weights, Mode mode) {
    if (!placement.isDilated()) {
      return conv(placement.pad(scope, x, 0), weights, placement.mode());
    }
    if (placement.isSame() && DilatedKernel.isSupported()) {
      return mode.trains()
          ? DilatedKernel.differentiable(scope, x, weights, placement)
          : DilatedKernel.forward(scope, x, weights, placement);
    }
    return new SpaceToBatch(scope, placement).apply(x, 0, phases -> conv(phases, weights, "VALID"));
  }

  /**
   * A depthwise convolution.
   *
   * @param x feature
   * @param weights shape {@code [height, width, channels, 1]}
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
