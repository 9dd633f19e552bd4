package org.atrous.runtime.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.Pad;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A window over a map: where it is padded, and how large the result is. */
record Placement(Axis vertical, Axis horizontal) {

  /**
   * Lays a window over a feature.
   *
   * @throws IllegalArgumentException if the window doesn't fit
   */
  static Placement of(Window window, Shape shape) {
    return new Placement(
        axis(window, window.height(), shape.get(1)), axis(window, window.width(), shape.get(2)));
  }

  private static Axis axis(Window window, int kernel, long size) {
    return Axis.of(Math.toIntExact(size), kernel, window.stride(), window.rate(), window.padding());
  }

  /** Whether neighbouring taps are further than one position apart, on either axis. */
  boolean isDilated() {
    return vertical.rate() > 1 || horizontal.rate() > 1;
  }

  boolean isPadded() {
    return vertical.isPadded() || horizontal.isPadded();
  }

  /** Whether TensorFlow's SAME pads just so. */
  boolean isSame() {
    return vertical.isSame() && horizontal.isSame();
  }

  List<Long> strides() {
    return List.of(1L, (long) vertical.stride(), (long) horizontal.stride(), 1L);
  }

  List<Long> dilations() {
    return List.of(1L, (long) vertical.rate(), (long) horizontal.rate(), 1L);
  }

  List<Long> kernel() {
    return List.of(1L, (long) vertical.kernel(), (long) horizontal.kernel(), 1L);
  }

  /** The padding's name, for an input that {@link #pad} has gone over. */
  String mode() {
    return isPadded() && isSame() ? "SAME" : "VALID";
  }

  /** Pads a feature with {@code value} where TensorFlow's own padding modes don't do it. */
  Operand<TFloat32> pad(Scope scope, Operand<TFloat32> x, float value) {
    if (!isPadded() || isSame()) {
      return x;
    }
    return pad(scope, x, value, 0, 0);
  }

  /** Pads a feature on all sides, and a little more at the bottom and right. */
  Operand<TFloat32> pad(
      Scope scope, Operand<TFloat32> x, float value, int moreBottom, int moreRight) {
    Constant<TInt32> paddings =
        Constant.tensorOf(
            scope.withName("paddings"),
            new int[][] {
              {0, 0},
              {vertical.before(), vertical.after() + moreBottom},
              {horizontal.before(), horizontal.after() + moreRight},
              {0, 0}
            });
    return Pad.create(scope, x, paddings, Constant.scalarOf(scope.withName("filler"), value));
  }
}
