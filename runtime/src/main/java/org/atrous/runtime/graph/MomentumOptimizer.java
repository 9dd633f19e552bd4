package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Gradient descent with momentum, as TensorFlow's and Chen et al.'s: {@code velocity = momentum *
 * velocity + gradient; variable -= rate * velocity}. Weight decay adds {@code decay * weights} to
 * the gradient of convolutions' weights: the gradient of {@code decay * |weights|^2 / 2}.
 *
 * @param rate scalar, fed
 * @param momentum share of the velocity that stays
 * @param decay of weights
 */
record MomentumOptimizer(Operand<TFloat32> rate, double momentum, double decay) {

  /** Adds the update of each variable, and a velocity called {@code variable/momentum} for it. */
  List<Op> updates(Ops tf, Variables variables, Map<Variable, Operand<TFloat32>> gradients) {
    Operand<TFloat32> kept = tf.withName("momentum").constant((float) momentum);
    Operand<TFloat32> pull = tf.withName("weight_decay").constant((float) decay);
    List<Op> updates = new ArrayList<>();
    gradients.forEach(
        (variable, gradient) -> {
          Variable velocity =
              variables.create(
                  tf.scope(), variable.name() + "/momentum", variable.shape(), Role.MOMENTUM);
          Operand<TFloat32> descent =
              decay != 0 && variable.role().decays()
                  ? tf.math.add(gradient, tf.math.mul(pull, variable.value()))
                  : gradient;
          updates.add(
              tf.train.resourceApplyMomentum(
                  variable.handle(), velocity.handle(), rate, descent, kept));
        });
    return updates;
  }
}
