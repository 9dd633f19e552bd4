package org.atrous.runtime.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.math.Mul;
import org.tensorflow.op.nn.AvgPool;
import org.tensorflow.op.nn.MaxPool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Pools in forms whose gradients are verified. */
final class Pools {
  private final Scope scope;
  private final Placement placement;

  Pools(Scope scope, Placement placement) {
    this.scope = scope;
    this.placement = placement;
  }

  /** The largest tap. Padding never wins: it has the lowest float, whatever the signs are. */
  Operand<TFloat32> max(Operand<TFloat32> x) {
    if (!placement.isDilated()) {
      return max(placement.pad(scope, x, -Float.MAX_VALUE), placement.mode());
    }
    return new SpaceToBatch(scope, placement)
        .apply(x, -Float.MAX_VALUE, phases -> max(phases, "VALID"));
  }

  private Operand<TFloat32> max(Operand<TFloat32> x, String mode) {
    return MaxPool.create(
        scope,
        x,
        vector("window", placement.kernel()),
        vector("strides", placement.strides()),
        mode);
  }

  private Constant<TInt32> vector(String name, List<Long> values) {
    return Constant.vectorOf(
        scope.withName(name), values.stream().mapToInt(Math::toIntExact).toArray());
  }

  /**
   * The mean of the taps inside the map.
   *
   * @throws IllegalArgumentException if somewhere no tap lies inside
   */
  Operand<TFloat32> average(Operand<TFloat32> x) {
    if (placement.isDilated()) {
      Operand<TFloat32> means =
          new SpaceToBatch(scope, placement).apply(x, 0, phases -> mean(phases, "VALID"));
      return placement.isPadded() ? withoutPadding(means) : means;
    }
    Operand<TFloat32> means = mean(placement.pad(scope, x, 0), placement.mode());
    // TensorFlow's own SAME leaves padding out already.
    return placement.isPadded() && !placement.isSame() ? withoutPadding(means) : means;
  }

  private Operand<TFloat32> mean(Operand<TFloat32> x, String mode) {
    return AvgPool.create(scope, x, placement.kernel(), placement.strides(), mode);
  }

  /** Turns means over all taps, zeros of the padding among them, into means over those inside. */
  private Operand<TFloat32> withoutPadding(Operand<TFloat32> means) {
    int[] rows = placement.vertical().tapsInside();
    int[] columns = placement.horizontal().tapsInside();
    float taps = (float) placement.vertical().kernel() * placement.horizontal().kernel();
    float[] factors = new float[rows.length * columns.length];
    for (int i = 0; i < factors.length; i++) {
      int inside = rows[i / columns.length] * columns[i % columns.length];
      if (inside == 0) {
        throw new IllegalArgumentException(
            "an average pool whose window lies outside the map altogether: " + placement);
      }
      factors[i] = taps / inside;
    }
    Constant<TFloat32> constant =
        Constant.tensorOf(
            scope.withName("padding_correction"),
            Shape.of(1, rows.length, columns.length, 1),
            DataBuffers.of(factors));
    return Mul.create(scope, means, constant);
  }
}
