package org.atrous.runtime.layers;

import java.util.List;
import java.util.function.Function;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A batch norm that became part of the convolution before it. With {@code s = gamma / sqrt(variance
 * + epsilon)}, channel by channel, the convolution has the weights {@code s * weights}, and adds
 * {@code beta + s * (biases - mean)}.
 *
 * @param weights of the convolution, as they were trained
 * @param biases that are added before the norm, or null
 * @param statistics of the norm
 * @param foldedWeights that take the place of {@code weights}; in no checkpoint
 * @param foldedBiases that are added instead; in no checkpoint
 */
public record FoldedNorm(
    Variable weights,
    @Nullable Variable biases,
    Statistics statistics,
    Variable foldedWeights,
    Variable foldedBiases) {

  /** What a batch norm in inference computes with. */
  record Statistics(
      Variable gamma, Variable beta, Variable mean, Variable variance, float epsilon) {}

  /**
   * Adds the assignments of the folded values to a graph.
   *
   * @param values of trained variables
   */
  public List<Op> assignments(Ops tf, Function<Variable, Operand<TFloat32>> values) {
    Operand<TFloat32> deviation =
        tf.math.sqrt(
            tf.math.add(values.apply(statistics.variance()), tf.constant(statistics.epsilon())));
    Operand<TFloat32> factors = tf.math.div(values.apply(statistics.gamma()), deviation);
    Operand<TFloat32> mean = values.apply(statistics.mean());
    Operand<TFloat32> offset =
        biases == null ? tf.math.neg(mean) : tf.math.sub(values.apply(biases), mean);
    return List.of(
        tf.assignVariableOp(
            foldedWeights.handle(), tf.math.mul(values.apply(weights), ofOutputs(tf, factors))),
        tf.assignVariableOp(
            foldedBiases.handle(),
            tf.math.add(values.apply(statistics.beta()), tf.math.mul(factors, offset))));
  }

  /** A depthwise filter has its outputs, which are its channels, on the axis before the last. */
  private Operand<TFloat32> ofOutputs(Ops tf, Operand<TFloat32> factors) {
    return weights.role() == Role.DEPTHWISE_WEIGHTS
        ? tf.reshape(factors, tf.array(-1, 1))
        : factors;
  }
}
