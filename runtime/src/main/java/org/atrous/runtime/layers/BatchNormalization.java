package org.atrous.runtime.layers;

import java.util.List;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.AssignVariableOp;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.math.Add;
import org.tensorflow.op.math.Mul;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, arXiv:1502.03167). A batch is normalised with its
 * biased variance; the running average takes the unbiased one, as TensorFlow and PyTorch do.
 */
final class BatchNormalization {
  private final LayerScope layer;
  private final Scope scope;
  private final float epsilon;
  private final Variable gamma;
  private final Variable beta;
  private final Variable mean;
  private final Variable variance;

  /** Makes the variables of one layer. */
  BatchNormalization(LayerScope layer, long channels, double epsilon) {
    List<Long> shape = List.of(channels);
    this.layer = layer;
    this.scope = layer.ops();
    this.epsilon = (float) epsilon;
    this.gamma = layer.variable("gamma", shape, Role.GAMMA);
    this.beta = layer.variable("beta", shape, Role.BETA);
    this.mean = layer.variable("moving_mean", shape, Role.MOVING_MEAN);
    this.variance = layer.variable("moving_variance", shape, Role.MOVING_VARIANCE);
  }

  /** Normalises with the running averages. */
  Operand<TFloat32> withRunningAverages(Operand<TFloat32> x) {
    return FusedBatchNorm.create(
            scope,
            x,
            gamma.value(),
            beta.value(),
            mean.value(),
            variance.value(),
            FusedBatchNorm.epsilon(epsilon),
            FusedBatchNorm.isTraining(false))
        .y();
  }

  /** Normalises with the running averages; behind a convolution, by other weights of it. */
  Operand<TFloat32> folded(Operand<TFloat32> x, Folding folding) {
    FoldedNorm.Statistics statistics =
        new FoldedNorm.Statistics(gamma, beta, mean, variance, epsilon);
    return folding.fold(layer, x, statistics).orElseGet(() -> withRunningAverages(x));
  }

  /**
   * Normalises with the batch's statistics.
   *
   * @param updates takes the ops that assign {@code decay * moving + (1 - decay) * batch} to the
   *     running averages
   */
  Operand<TFloat32> withBatchStatistics(Operand<TFloat32> x, double decay, List<Op> updates) {
    Constant<TFloat32> unused = Constant.vectorOf(scope.withName("unused"), new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> normalized =
        FusedBatchNorm.create(
            scope,
            x,
            gamma.value(),
            beta.value(),
            unused,
            unused,
            FusedBatchNorm.epsilon(epsilon),
            FusedBatchNorm.isTraining(true));
    updates.add(update(mean, normalized.batchMean(), decay));
    updates.add(update(variance, normalized.batchVariance(), decay));
    return normalized.y();
  }

  private Op update(Variable moving, Operand<TFloat32> batch, double decay) {
    Operand<TFloat32> kept = Mul.create(scope, moving.value(), constant(decay));
    Operand<TFloat32> added = Mul.create(scope, batch, constant(1 - decay));
    return AssignVariableOp.create(scope, moving.handle(), Add.create(scope, kept, added));
  }

  private Constant<TFloat32> constant(double value) {
    return Constant.scalarOf(scope, (float) value);
  }
}
