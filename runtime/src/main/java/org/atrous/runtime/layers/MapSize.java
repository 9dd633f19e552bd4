package org.atrous.runtime.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Concat;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.Fill;
import org.tensorflow.op.core.Slice;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Height and width of a map, as a constant where they are known. */
final class MapSize {
  private MapSize() {}

  /** {@code [height, width]}. */
  static Operand<TInt32> of(Scope scope, Operand<TFloat32> x) {
    long height = x.shape().get(1);
    long width = x.shape().get(2);
    if (height >= 0 && width >= 0) {
      int[] size = {Math.toIntExact(height), Math.toIntExact(width)};
      return Constant.vectorOf(scope.withName("size"), size);
    }
    return part(scope, x, 1, 2);
  }

  /** Height, or width, as a vector of one number, found when the graph runs. */
  static Operand<TInt32> along(Scope scope, Operand<TFloat32> x, int axis) {
    return part(scope, x, axis, 1);
  }

  private static Operand<TInt32> part(Scope scope, Operand<TFloat32> x, int from, int count) {
    Operand<TInt32> shape = org.tensorflow.op.core.Shape.create(scope, x, TInt32.class);
    return Slice.create(
        scope,
        shape,
        Constant.vectorOf(scope.withName("begin"), new int[] {from}),
        Constant.vectorOf(scope.withName("count"), new int[] {count}));
  }

  /** A map of ones of a feature's size: {@code [1, height, width, 1]}. */
  static Operand<TFloat32> ones(Scope scope, Operand<TFloat32> x) {
    Constant<TInt32> one = Constant.vectorOf(scope.withName("one"), new int[] {1});
    Operand<TInt32> shape =
        Concat.create(
            scope, List.of(one, of(scope, x), one), Constant.scalarOf(scope.withName("axis"), 0));
    return Fill.create(scope, shape, Constant.scalarOf(scope.withName("filler"), 1f));
  }
}
