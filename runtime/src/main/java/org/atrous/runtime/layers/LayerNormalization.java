package org.atrous.runtime.layers;

import java.util.List;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.math.Add;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.math.Mul;
import org.tensorflow.op.math.Rsqrt;
import org.tensorflow.op.math.Square;
import org.tensorflow.op.math.Sub;
import org.tensorflow.op.nn.BiasAdd;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Layer normalisation (Ba et al. 2016, arXiv:1607.06450) over the channels of each position, with
 * their biased variance.
 */
final class LayerNormalization {
  private final Scope scope;
  private final Variable gamma;
  private final Variable beta;

  /** Makes the variables of one layer. */
  LayerNormalization(LayerScope layer, long channels) {
    this.scope = layer.ops();
    this.gamma = layer.variable("gamma", List.of(channels), Role.LAYER_GAMMA);
    this.beta = layer.variable("beta", List.of(channels), Role.LAYER_BETA);
  }

  /** {@code (x - mean) / sqrt(variance + epsilon) * gamma + beta}. */
  Operand<TFloat32> apply(Operand<TFloat32> x, double epsilon) {
    Operand<TFloat32> centered = Sub.create(scope, x, mean(x));
    Operand<TFloat32> variance = mean(Square.create(scope, centered));
    Constant<TFloat32> added = Constant.scalarOf(scope.withName("epsilon"), (float) epsilon);
    Operand<TFloat32> inverse = Rsqrt.create(scope, Add.create(scope, variance, added));
    Operand<TFloat32> normalized = Mul.create(scope, centered, inverse);
    return BiasAdd.create(scope, Mul.create(scope, normalized, gamma.value()), beta.value());
  }

  private Operand<TFloat32> mean(Operand<TFloat32> x) {
    Constant<TInt32> channels = Constant.vectorOf(scope.withName("channels"), new int[] {3});
    return Mean.create(scope, x, channels, Mean.keepDims(true));
  }
}
