package org.atrous.runtime.graph;

import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyMomentum;
import org.tensorflow.types.TFloat32;

/**
 * Gradient descent with momentum, as TensorFlow's and Chen et al.'s: {@code velocity = momentum *
 * velocity + gradient; variable -= rate * velocity}. Nesterov's looks ahead: {@code variable -=
 * rate * (gradient + momentum * velocity)}. Weight decay is part of the gradient.
 *
 * @param variables get a velocity called {@code variable/momentum} for each variable
 * @param momentum share of the velocity that stays
 * @param nesterov whether it looks ahead
 * @param decay of weights
 */
record MomentumOptimizer(Variables variables, double momentum, boolean nesterov, WeightDecay decay)
    implements Optimizer {

  @Override
  public Op update(Ops tf, Variable variable, Operand<TFloat32> gradient, Operand<TFloat32> rate) {
    Variable velocity =
        variables.create(
            tf.scope(), variable.name() + "/momentum", variable.shape(), Role.MOMENTUM);
    Operand<TFloat32> descent =
        decay.pulls(variable.role()) ? tf.math.add(gradient, decay.pull(tf, variable)) : gradient;
    return tf.train.resourceApplyMomentum(
        variable.handle(),
        velocity.handle(),
        rate,
        descent,
        tf.constant((float) momentum),
        ResourceApplyMomentum.useNesterov(nesterov));
  }
}
