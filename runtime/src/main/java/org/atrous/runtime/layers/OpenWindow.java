package org.atrous.runtime.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.Pad;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A window over a map whose size needn't be known: its padding is left to TensorFlow's modes, or is
 * the same for all sizes.
 */
record OpenWindow(Window window) {
  /** The padding at the top, or at the left, where it doesn't depend on the map's size. */
  private int before(int kernel) {
    return switch (window.padding()) {
      case VALID -> 0;
      case SYMMETRIC, SAME -> rate(kernel) * (kernel - 1) / 2;
    };
  }

  /** That at the bottom or right. Without a stride, SAME pads so that the map keeps its size. */
  private int after(int kernel) {
    return window.padding() == Padding.SAME
        ? rate(kernel) * (kernel - 1) - before(kernel)
        : before(kernel);
  }

  private int rate(int kernel) {
    return kernel == 1 ? 1 : window.rate();
  }

  boolean isDilated() {
    return rate(window.height()) > 1 || rate(window.width()) > 1;
  }

  /** Whether TensorFlow's SAME pads just so, whatever the map's size is. */
  boolean isSame() {
    return switch (window.padding()) {
      case VALID -> false;
      case SAME -> true;
      case SYMMETRIC ->
          window.stride() == 1 && isEven(window.height()) && isEven(window.width()) && isPadded();
    };
  }

  /** Whether as many positions are needed before the map as after it. */
  private boolean isEven(int kernel) {
    return rate(kernel) * (kernel - 1) % 2 == 0;
  }

  private boolean isPadded() {
    return before(window.height()) + before(window.width()) > 0;
  }

  /** The padding's name, for an input that {@link #pad} has gone over. */
  String mode() {
    return isSame() ? "SAME" : "VALID";
  }

  /** Pads a feature with {@code value} where TensorFlow's own modes don't do it. */
  Operand<TFloat32> pad(Scope scope, Operand<TFloat32> x, float value) {
    return isSame() || !isPadded() ? x : padAll(scope, x, value);
  }

  /** Pads a feature with {@code value} on all sides, so that the window is valid everywhere. */
  Operand<TFloat32> padAll(Scope scope, Operand<TFloat32> x, float value) {
    int[][] paddings = {
      {0, 0},
      {before(window.height()), after(window.height())},
      {before(window.width()), after(window.width())},
      {0, 0}
    };
    Constant<TInt32> sides = Constant.tensorOf(scope.withName("paddings"), paddings);
    return Pad.create(scope, x, sides, Constant.scalarOf(scope.withName("filler"), value));
  }

  List<Long> strides() {
    return List.of(1L, (long) window.stride(), (long) window.stride(), 1L);
  }

  List<Long> dilations() {
    return List.of(1L, (long) rate(window.height()), (long) rate(window.width()), 1L);
  }

  List<Long> kernel() {
    return List.of(1L, (long) window.height(), (long) window.width(), 1L);
  }
}
