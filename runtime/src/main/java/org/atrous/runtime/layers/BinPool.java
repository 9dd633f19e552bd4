package org.atrous.runtime.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Concat;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.EnsureShape;
import org.tensorflow.op.core.Slice;
import org.tensorflow.op.math.Add;
import org.tensorflow.op.math.FloorDiv;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.math.Mul;
import org.tensorflow.op.math.Sub;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Means over a fixed number of bins on each axis, whatever the size of the map. A bin's mean is the
 * mean over its columns of the means over its rows: all of its positions weigh the same.
 *
 * @param bins on each axis, at least 1
 */
record BinPool(Scope scope, int bins) {
  private static final int ROWS = 1;
  private static final int COLUMNS = 2;

  Operand<TFloat32> apply(Operand<TFloat32> x) {
    return along(COLUMNS, along(ROWS, x));
  }

  private Operand<TFloat32> along(int axis, Operand<TFloat32> x) {
    long size = x.shape().get(axis);
    if (size == bins) {
      return x;
    }
    if (size < 0) {
      return alongUnknown(axis, x);
    }
    Constant<TInt32> reduced = Constant.vectorOf(scope.withName("axis"), new int[] {axis});
    List<Operand<TFloat32>> means = new ArrayList<>();
    for (long bin = 0; bin < bins; bin++) {
      Operand<TFloat32> part = slice(x, axis, first(bin, size), end(bin, size));
      means.add(Mean.create(scope, part, reduced, Mean.keepDims(true)));
    }
    return joined(axis, means);
  }

  private Operand<TFloat32> joined(int axis, List<Operand<TFloat32>> means) {
    return bins == 1
        ? means.get(0)
        : Concat.create(scope, means, Constant.scalarOf(scope.withName("axis"), axis));
  }

  /** The same where the size is known only when the graph runs. */
  private Operand<TFloat32> alongUnknown(int axis, Operand<TFloat32> x) {
    Constant<TInt32> reduced = Constant.vectorOf(scope.withName("axis"), new int[] {axis});
    Operand<TInt32> size = MapSize.along(scope, x, axis);
    List<Operand<TFloat32>> means = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      Operand<TInt32> first = share(size, bin, 0);
      Operand<TInt32> end = share(size, bin + 1, bins - 1);
      Operand<TInt32> begin = within(axis, first, 0);
      Operand<TInt32> count = within(axis, Sub.create(scope, end, first), -1);
      // TensorFlow's shape inference forgets the channels of such a slice.
      Operand<TFloat32> part =
          EnsureShape.create(scope, Slice.create(scope, x, begin, count), x.shape());
      means.add(Mean.create(scope, part, reduced, Mean.keepDims(true)));
    }
    return joined(axis, means);
  }

  /** {@code floor((parts * size + more) / bins)}. */
  private Operand<TInt32> share(Operand<TInt32> size, int parts, int more) {
    Operand<TInt32> scaled = Mul.create(scope, size, Constant.scalarOf(scope, parts));
    return FloorDiv.create(
        scope,
        Add.create(scope, scaled, Constant.scalarOf(scope, more)),
        Constant.scalarOf(scope, bins));
  }

  /** One number for the axis, another one for all others. */
  private Operand<TInt32> within(int axis, Operand<TInt32> number, int others) {
    int[] before = new int[axis];
    int[] after = new int[3 - axis];
    Arrays.fill(before, others);
    Arrays.fill(after, others);
    return Concat.create(
        scope,
        List.of(Constant.vectorOf(scope, before), number, Constant.vectorOf(scope, after)),
        Constant.scalarOf(scope, 0));
  }

  /** The first position of a bin: {@code floor(bin * size / bins)}. */
  private int first(long bin, long size) {
    return Math.toIntExact(bin * size / bins);
  }

  /** The position after the last of a bin: {@code ceil((bin + 1) * size / bins)}. */
  private int end(long bin, long size) {
    return Math.toIntExact(((bin + 1) * size + bins - 1) / bins);
  }

  private Operand<TFloat32> slice(Operand<TFloat32> x, int axis, int first, int end) {
    if (first == 0 && end == x.shape().get(axis)) {
      return x;
    }
    int[] begin = new int[4];
    int[] size = {-1, -1, -1, -1};
    begin[axis] = first;
    size[axis] = end - first;
    return Slice.create(
        scope,
        x,
        Constant.vectorOf(scope.withName("begin"), begin),
        Constant.vectorOf(scope.withName("size"), size));
  }
}
