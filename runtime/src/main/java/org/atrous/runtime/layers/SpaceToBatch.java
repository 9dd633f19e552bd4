package org.atrous.runtime.layers;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.BatchToSpaceNd;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.SpaceToBatchNd;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Atrous layers without dilated kernels: every rate-th position goes into a map of its own, a plain
 * layer runs over these maps, and they are woven together again. TensorFlow's gradients of this
 * form are right, where those of dilated kernels are wrong or missing.
 */
final class SpaceToBatch {
  private final Scope scope;
  private final Placement placement;

  SpaceToBatch(Scope scope, Placement placement) {
    this.scope = scope;
    this.placement = placement;
  }

  /**
   * Runs a layer at the placement's rate.
   *
   * @param x feature, padded with {@code filler}
   * @param plain the layer at rate 1 and stride 1, without padding
   */
  Operand<TFloat32> apply(
      Operand<TFloat32> x, float filler, UnaryOperator<Operand<TFloat32>> plain) {
    Axis vertical = placement.vertical();
    Axis horizontal = placement.horizontal();
    Constant<TInt32> block =
        Constant.vectorOf(scope.withName("rates"), new int[] {vertical.rate(), horizontal.rate()});
    Operand<TFloat32> phases =
        filler == 0 ? padAndSplit(x, block) : split(filled(x, filler), block);
    Operand<TFloat32> results = plain.apply(phases);
    int[][] crops = {{0, vertical.untilRate()}, {0, horizontal.untilRate()}};
    return BatchToSpaceNd.create(
        scope, results, block, Constant.tensorOf(scope.withName("crops"), crops));
  }

  private Operand<TFloat32> filled(Operand<TFloat32> x, float filler) {
    return placement.pad(
        scope, x, filler, placement.vertical().untilRate(), placement.horizontal().untilRate());
  }

  private Operand<TFloat32> split(Operand<TFloat32> padded, Constant<TInt32> block) {
    int[][] none = {{0, 0}, {0, 0}};
    return SpaceToBatchNd.create(
        scope, padded, block, Constant.tensorOf(scope.withName("paddings"), none));
  }

  private Operand<TFloat32> padAndSplit(Operand<TFloat32> x, Constant<TInt32> block) {
    Axis vertical = placement.vertical();
    Axis horizontal = placement.horizontal();
    int[][] paddings = {
      {vertical.before(), vertical.after() + vertical.untilRate()},
      {horizontal.before(), horizontal.after() + horizontal.untilRate()}
    };
    return SpaceToBatchNd.create(
        scope, x, block, Constant.tensorOf(scope.withName("paddings"), paddings));
  }
}
