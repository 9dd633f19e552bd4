package org.atrous.runtime.variables;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.core.Fill;
import org.tensorflow.op.dtypes.Cast;
import org.tensorflow.op.math.Mul;
import org.tensorflow.op.math.Sub;
import org.tensorflow.op.random.StatelessRandomNormal;
import org.tensorflow.op.random.StatelessRandomUniform;
import org.tensorflow.op.random.StatelessTruncatedNormal;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * First values of variables. They depend on the seed and on the variable's name, not on the order
 * in which variables are made. Filters are drawn as {@link Initialization} says. Gamma and the
 * running variance start at 1, learned factors where their layer says, everything else at 0.
 */
public final class InitialValues {
  private final long seed;
  private final Initialization initialization;
  private final @Nullable Operand<TFloat32> one;

  /**
   * Values that follow from the graph alone.
   *
   * @param initialization how filters are drawn
   */
  public InitialValues(long seed, Initialization initialization) {
    this(seed, initialization, null);
  }

  /**
   * The same values, which TensorFlow can't know before they are asked for. It computes beforehand
   * what follows from the graph alone, and keeps copies of it as long as the session lives.
   *
   * @param one scalar, fed: the number 1
   */
  public InitialValues(long seed, Initialization initialization, @Nullable Operand<TFloat32> one) {
    this.seed = seed;
    this.initialization = initialization;
    this.one = one;
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
                return drawn(scope, variable, draw);
              }
            });
  }

  private Operand<TFloat32> drawn(Scope scope, Variable variable, Start.Draw draw) {
    Constant<TInt64> shape = shape(scope, variable);
    Operand<TInt64> seeds = seeds(scope, variable);
    Filler filler = initialization.of(variable);
    double deviation = filler.deviation(draw);
    return switch (filler.distribution()) {
      case NORMAL -> times(scope, StatelessRandomNormal.create(scope, shape, seeds), deviation);
      case TRUNCATED_NORMAL ->
          times(scope, StatelessTruncatedNormal.create(scope, shape, seeds), deviation);
      case UNIFORM ->
          // From 0 to 1 at first; a uniform distribution reaches to sqrt(3) deviations.
          times(
              scope,
              Sub.create(
                  scope,
                  StatelessRandomUniform.create(scope, shape, seeds),
                  Constant.scalarOf(scope, 0.5f)),
              2 * Math.sqrt(3) * deviation);
    };
  }

  private static Operand<TFloat32> times(Scope scope, Operand<TFloat32> x, double factor) {
    return Mul.create(scope, x, Constant.scalarOf(scope, (float) factor));
  }

  private Operand<TInt64> seeds(Scope scope, Variable variable) {
    Constant<TInt64> seeds =
        Constant.vectorOf(scope, new long[] {seed, NameSeed.of(variable.name())});
    return one == null ? seeds : Mul.create(scope, seeds, Cast.create(scope, one, TInt64.class));
  }

  private Operand<TFloat32> filled(Scope scope, Variable variable, double value) {
    Constant<TFloat32> constant = Constant.scalarOf(scope, (float) value);
    return Fill.create(
        scope, shape(scope, variable), one == null ? constant : Mul.create(scope, constant, one));
  }

  private static Constant<TInt64> shape(Scope scope, Variable variable) {
    return Constant.vectorOf(scope, variable.shape().stream().mapToLong(Long::longValue).toArray());
  }
}
