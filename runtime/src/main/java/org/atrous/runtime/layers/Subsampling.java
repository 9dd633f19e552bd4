package org.atrous.runtime.layers;

import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Takes every so many rows and columns, the first ones among them. */
final class Subsampling {
  /** A bit for each axis: it begins, or ends, where the tensor does. */
  private static final long ALL_AXES = 15L;

  private Subsampling() {}

  /**
   * The features at some positions.
   *
   * @param x shape {@code [batch, height, width, channels]}
   * @param stride at least 1
   */
  static Operand<TFloat32> of(Scope scope, Operand<TFloat32> x, int stride) {
    if (stride == 1) {
      return x;
    }
    Constant<TInt32> zeros = Constant.vectorOf(scope.withName("begin"), new int[4]);
    Constant<TInt32> strides =
        Constant.vectorOf(scope.withName("strides"), new int[] {1, stride, stride, 1});
    return StridedSlice.create(
        scope,
        x,
        zeros,
        zeros,
        strides,
        StridedSlice.beginMask(ALL_AXES),
        StridedSlice.endMask(ALL_AXES));
  }
}
