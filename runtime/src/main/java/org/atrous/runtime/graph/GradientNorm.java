package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.variables.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The norm of all gradients together, as if they were one long vector. */
final class GradientNorm {
  private GradientNorm() {}

  /**
   * Gradients that are shorter, where their norm is above a limit, and point the same way (Pascanu
   * et al. 2013, arXiv:1211.5063). They are those of the loss; weight decay comes later, unclipped.
   */
  static Map<Variable, Operand<TFloat32>> clipped(
      Ops tf, Map<Variable, Operand<TFloat32>> gradients, double limit) {
    List<Operand<TFloat32>> squares = new ArrayList<>();
    gradients.values().forEach(gradient -> squares.add(tf.nn.l2Loss(gradient)));
    Operand<TFloat32> half = tf.sum(tf.stack(squares), tf.array(0));
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(half, tf.constant(2f)));
    Operand<TFloat32> most = tf.constant((float) limit);
    Operand<TFloat32> factor = tf.math.div(most, tf.math.maximum(norm, most));
    Map<Variable, Operand<TFloat32>> clipped = new LinkedHashMap<>();
    gradients.forEach((variable, g) -> clipped.put(variable, tf.math.mul(g, factor)));
    return clipped;
  }
}
