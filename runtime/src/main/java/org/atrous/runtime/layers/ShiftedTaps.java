package org.atrous.runtime.layers;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What each tap of a window sees: the padded map without its rim, which is shifted by the tap. */
final class ShiftedTaps {
  /** A bit for each axis that is taken to its end. */
  private static final long BATCH_AND_CHANNELS = 1L | 1L << 3;

  private static final long ROWS = 1L << 1;
  private static final long COLUMNS = 1L << 2;

  private ShiftedTaps() {}

  /**
   * The maps, one a tap.
   *
   * @param padded the map with all padding that the window needs
   * @param window at stride 1
   */
  static List<Operand<TFloat32>> of(Scope scope, Operand<TFloat32> padded, Window window) {
    List<Operand<TFloat32>> taps = new ArrayList<>();
    for (int row = 0; row < window.height(); row++) {
      for (int column = 0; column < window.width(); column++) {
        int top = row * window.rate();
        int left = column * window.rate();
        int bottom = (window.height() - 1 - row) * window.rate();
        int right = (window.width() - 1 - column) * window.rate();
        taps.add(inner(scope, padded, top, bottom, left, right));
      }
    }
    return taps;
  }

  private static Operand<TFloat32> inner(
      Scope scope, Operand<TFloat32> x, int top, int bottom, int left, int right) {
    long toTheEnd = BATCH_AND_CHANNELS | (bottom == 0 ? ROWS : 0) | (right == 0 ? COLUMNS : 0);
    return StridedSlice.create(
        scope,
        x,
        vector(scope, "begin", 0, top, left, 0),
        vector(scope, "end", 0, -bottom, -right, 0),
        vector(scope, "strides", 1, 1, 1, 1),
        StridedSlice.endMask(toTheEnd));
  }

  private static Constant<TInt32> vector(Scope scope, String name, int... values) {
    return Constant.vectorOf(scope.withName(name), values);
  }
}
