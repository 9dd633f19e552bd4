package org.atrous.runtime.layers;

import java.util.List;
import org.atrous.runtime.variables.NameSeed;
import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.StopGradient;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.op.math.GreaterEqual;
import org.tensorflow.op.math.Mul;
import org.tensorflow.op.random.StatelessRandomUniform;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * What decides which values are dropped: the run's seed, the layer's path and the step, and nothing
 * else. So each step is the same again after a run was resumed.
 *
 * @param seed of the run
 * @param step scalar, fed
 */
record Dropout(long seed, Operand<TInt64> step) {

  /** Sets a share {@code rate} of the values to zero and divides the rest by {@code 1 - rate}. */
  Operand<TFloat32> apply(LayerScope layer, Operand<TFloat32> x, double rate) {
    Scope scope = layer.ops();
    Constant<TInt64> own =
        Constant.scalarOf(scope.withName("seed"), seed ^ NameSeed.of(layer.path()));
    Operand<TFloat32> uniform =
        StatelessRandomUniform.create(
            scope,
            Constant.vectorOf(scope.withName("shape"), x.shape().asArray()),
            Stack.create(scope, List.of(own, step)));
    Operand<TFloat32> kept =
        Cast.create(
            scope,
            GreaterEqual.create(scope, uniform, Constant.scalarOf(scope, (float) rate)),
            TFloat32.class);
    Operand<TFloat32> factors =
        Mul.create(scope, kept, Constant.scalarOf(scope, (float) (1 / (1 - rate))));
    return Mul.create(scope, x, StopGradient.create(scope, factors));
  }
}
