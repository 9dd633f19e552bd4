package org.atrous.runtime.layers;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.BroadcastTo;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;

/** Bilinear resize. */
final class Resizing {
  private Resizing() {}

  /**
   * Resizes a feature.
   *
   * @param x shape {@code [batch, h, w, channels]}
   * @param height of the result
   * @param width of the result
   */
  static Operand<TFloat32> bilinear(
      Scope scope, Operand<TFloat32> x, long height, long width, Interpolation interpolation) {
    Shape shape = x.shape();
    if (shape.get(1) == height && shape.get(2) == width) {
      return x;
    }
    if (shape.get(1) == 1 && shape.get(2) == 1) {
      // One sample everywhere: the same values as by interpolation, at the price of a copy.
      // Sizes are of 32 bits here: TensorFlow's gradient takes no others.
      int[] whole =
          Arrays.stream(new long[] {shape.get(0), height, width, shape.get(3)})
              .mapToInt(Math::toIntExact)
              .toArray();
      return BroadcastTo.create(scope, x, Constant.vectorOf(scope.withName("size"), whole));
    }
    int[] size = {Math.toIntExact(height), Math.toIntExact(width)};
    return ResizeBilinear.create(
        scope,
        x,
        Constant.vectorOf(scope.withName("size"), size),
        ResizeBilinear.alignCorners(interpolation == Interpolation.ALIGNED),
        ResizeBilinear.halfPixelCenters(interpolation == Interpolation.HALF_PIXEL));
  }
}
