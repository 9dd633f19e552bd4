package org.atrous.runtime.graph;

import java.util.List;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.experiment.DecaySettings;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The pull of variables to zero: {@code factor * variable}, the gradient of {@code factor *
 * |variable|^2 / 2}. Convolutions' weights always feel it, grouped ones among them.
 */
record WeightDecay(double factor, List<String> except) {

  /** What a recipe says, and where it says nothing, the network. */
  static WeightDecay of(DecaySettings settings, SegmentationNetwork network) {
    @Nullable List<String> except = settings.except();
    return new WeightDecay(settings.factor(), except == null ? network.undecayed() : except);
  }

  /** Whether variables of a role feel it. */
  boolean pulls(Role role) {
    if (factor == 0) {
      return false;
    }
    return switch (role) {
      case WEIGHTS -> true;
      case DEPTHWISE_WEIGHTS -> !except.contains("depthwise");
      case BIASES -> !except.contains("biases");
      case GAMMA, BETA, LAYER_GAMMA, LAYER_BETA, SCALE -> !except.contains("batch_norm");
      case MOVING_MEAN, MOVING_VARIANCE -> false;
      case MOMENTUM, FIRST_MOMENT, SECOND_MOMENT, AVERAGE, GRADIENT_SUM -> false;
    };
  }

  /** The gradient of the L2 loss over a variable that is pulled. */
  Operand<TFloat32> pull(Ops tf, Variable variable) {
    return tf.math.mul(tf.constant((float) factor), variable.value());
  }
}
