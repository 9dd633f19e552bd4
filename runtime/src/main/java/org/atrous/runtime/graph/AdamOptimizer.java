package org.atrous.runtime.graph;

import java.util.List;
import org.atrous.runtime.experiment.OptimizerSettings;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;

/**
 * Adam (Kingma and Ba 2015, arXiv:1412.6980, algorithm 1), and AdamW (Loshchilov and Hutter 2019,
 * arXiv:1711.05101), both with epsilon where PyTorch has it, beside the unbiased deviation. Adam
 * takes weight decay as part of the gradient; in AdamW a variable first loses {@code rate * decay}
 * of itself.
 *
 * <p>TensorFlow's op adds epsilon to the biased deviation, and takes powers of the betas as
 * float32, where {@code 1 - beta2^t} has few digits at first. So both corrections are made here, in
 * float64: with {@code c = sqrt(1 - beta2^t)}, {@code rate / (1 - beta1^t) * m / (sqrt(v) / c +
 * epsilon)} is {@code (rate * c / (1 - beta1^t)) * m / (sqrt(v) + epsilon * c)}.
 */
final class AdamOptimizer implements Optimizer {
  private final OptimizerSettings settings;
  private final Variables variables;
  private final WeightDecay decay;
  private final boolean decoupled;
  private final Operand<TFloat32> correction;
  private final Operand<TFloat32> epsilon;

  private AdamOptimizer(
      OptimizerSettings settings,
      Variables variables,
      WeightDecay decay,
      boolean decoupled,
      Operand<TFloat32> correction,
      Operand<TFloat32> epsilon) {
    this.settings = settings;
    this.variables = variables;
    this.decay = decay;
    this.decoupled = decoupled;
    this.correction = correction;
    this.epsilon = epsilon;
  }

  /**
   * @param decoupled whether weight decay is AdamW's
   * @param step scalar, from 1
   */
  static AdamOptimizer of(
      Ops tf,
      OptimizerSettings settings,
      Variables variables,
      WeightDecay decay,
      boolean decoupled,
      Operand<TInt64> step) {
    Operand<TFloat64> t = tf.dtypes.cast(step, TFloat64.class);
    Operand<TFloat64> deviation = tf.math.sqrt(seen(tf, settings.beta2(), t));
    Operand<TFloat64> correction = tf.math.div(deviation, seen(tf, settings.beta1(), t));
    Operand<TFloat64> epsilon = tf.math.mul(tf.constant(settings.epsilon()), deviation);
    return new AdamOptimizer(
        settings,
        variables,
        decay,
        decoupled,
        tf.dtypes.cast(correction, TFloat32.class),
        tf.dtypes.cast(epsilon, TFloat32.class));
  }

  /** {@code 1 - beta^t}: the share of an average that isn't its first value, 0. */
  private static Operand<TFloat64> seen(Ops tf, double beta, Operand<TFloat64> t) {
    return tf.math.sub(tf.constant(1.0), tf.math.pow(tf.constant(beta), t));
  }

  @Override
  public Op update(Ops tf, Variable variable, Operand<TFloat32> gradient, Operand<TFloat32> rate) {
    Variable first = moment(tf, variable, "first_moment", Role.FIRST_MOMENT);
    Variable second = moment(tf, variable, "second_moment", Role.SECOND_MOMENT);
    boolean pulled = decay.pulls(variable.role());
    Operand<TFloat32> descent =
        pulled && !decoupled ? tf.math.add(gradient, decay.pull(tf, variable)) : gradient;
    Operand<TFloat32> none = tf.constant(0f);
    Operand<TFloat32> corrected = tf.math.mul(rate, correction);
    return after(tf, pulled && decoupled ? shrinking(tf, variable, rate) : List.of())
        .train
        .resourceApplyAdam(
            variable.handle(),
            first.handle(),
            second.handle(),
            none,
            none,
            corrected,
            tf.constant((float) settings.beta1()),
            tf.constant((float) settings.beta2()),
            epsilon,
            descent);
  }

  private Variable moment(Ops tf, Variable variable, String name, Role role) {
    return variables.create(tf.scope(), variable.name() + "/" + name, variable.shape(), role);
  }

  private List<Op> shrinking(Ops tf, Variable variable, Operand<TFloat32> rate) {
    return List.of(
        tf.assignSubVariableOp(variable.handle(), tf.math.mul(rate, decay.pull(tf, variable))));
  }

  private static Ops after(Ops tf, List<Op> ops) {
    return ops.isEmpty() ? tf : tf.withControlDependencies(ops);
  }
}
