package org.atrous.runtime.graph;

import org.atrous.runtime.experiment.DecaySettings;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The pull of variables to zero: {@code factor * variable}, the gradient of {@code factor *
 * |variable|^2 / 2}. Convolutions' weights always feel it, grouped ones among them.
 */
record WeightDecay(DecaySettings settings) {

  /** Whether variables of a role feel it. */
  boolean pulls(Role role) {
    if (settings.factor() == 0) {
      return false;
    }
    return switch (role) {
      case WEIGHTS -> true;
      case DEPTHWISE_WEIGHTS -> !settings.except().contains("depthwise");
      case BIASES -> !settings.except().contains("biases");
      case GAMMA, BETA, LAYER_GAMMA, LAYER_BETA, SCALE -> !settings.except().contains("batch_norm");
      case MOVING_MEAN, MOVING_VARIANCE -> false;
      case MOMENTUM, FIRST_MOMENT, SECOND_MOMENT, AVERAGE, GRADIENT_SUM -> false;
    };
  }

  /** The gradient of the L2 loss over a variable that is pulled. */
  Operand<TFloat32> pull(Ops tf, Variable variable) {
    return tf.math.mul(tf.constant((float) settings.factor()), variable.value());
  }
}
