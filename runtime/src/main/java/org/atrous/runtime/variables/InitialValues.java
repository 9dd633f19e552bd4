package org.atrous.runtime.variables;

import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.Fill;
import org.tensorflow.op.math.Mul;
import org.tensorflow.op.random.StatelessTruncatedNormal;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * First values of variables. They depend on the seed and on the variable's name, not on the order
 * in which variables are made.
 *
 * <p>Filters are drawn after He et al. 2015 (arXiv:1502.01852, section 2.2): standard deviation
 * {@code sqrt(2 / fan)}, where fan is the number of inputs of one output (height x width x input
 * channels, and height x width in a depthwise convolution). As in TF-Slim and Keras, draws beyond
 * two deviations are drawn again, and the loss of spread that comes with it is made good. Gamma and
 * the running variance start at 1, learned factors where their layer says, everything else at 0.
 */
public final class InitialValues {
  /** Standard deviation of a standard normal that is cut at two deviations. */
  private static final double TRUNCATED_DEVIATION = 0.879_625_661_034_239_8;

  private final long seed;

  public InitialValues(long seed) {
    this.seed = seed;
  }

  /** An operand whose value is the variable's first. */
  public Operand<TFloat32> of(Scope scope, Variable variable) {
    return variable
        .start()
        .accept(
            new Start.Visitor<>() {
              @Override
              public Operand<TFloat32> visit(Start.Fill fill) {
                return filled(scope, variable, fill.value());
              }

              @Override
              public Operand<TFloat32> visit(Start.Draw draw) {
                return drawn(scope, variable, draw.fan());
              }
            });
  }

  private Operand<TFloat32> drawn(Scope scope, Variable variable, double fan) {
    StatelessTruncatedNormal<TFloat32> normal =
        StatelessTruncatedNormal.create(
            scope,
            shape(scope, variable),
            Constant.vectorOf(scope, new long[] {seed, NameSeed.of(variable.name())}));
    float deviation = (float) (Math.sqrt(2 / fan) / TRUNCATED_DEVIATION);
    return Mul.create(scope, normal, Constant.scalarOf(scope, deviation));
  }

  private static Operand<TFloat32> filled(Scope scope, Variable variable, double value) {
    return Fill.create(scope, shape(scope, variable), Constant.scalarOf(scope, (float) value));
  }

  private static Constant<TInt64> shape(Scope scope, Variable variable) {
    return Constant.vectorOf(scope, variable.shape().stream().mapToLong(Long::longValue).toArray());
  }
}
