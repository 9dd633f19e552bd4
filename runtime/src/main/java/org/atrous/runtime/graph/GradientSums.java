package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * Gradients of several batches that make one step. Their sums are 0 between steps, so that no
 * checkpoint needs them.
 */
final class GradientSums {
  private final Map<Variable, Operand<TFloat32>> gradients;
  private final Map<Variable, Variable> sums = new LinkedHashMap<>();
  private final int batches;

  /**
   * Adds a sum called {@code variable/gradient_sum} for each variable.
   *
   * @param gradients of the batch at hand
   * @param batches that make a step
   */
  GradientSums(
      Ops tf, Variables variables, Map<Variable, Operand<TFloat32>> gradients, int batches) {
    this.gradients = gradients;
    this.batches = batches;
    if (batches > 1) {
      for (Variable variable : gradients.keySet()) {
        String name = variable.name() + "/gradient_sum";
        sums.put(variable, variables.create(tf.scope(), name, variable.shape(), Role.GRADIENT_SUM));
      }
    }
  }

  /** Takes in the batch at hand, which isn't the step's last. */
  List<Op> add(Ops tf) {
    List<Op> additions = new ArrayList<>();
    sums.forEach(
        (variable, sum) -> additions.add(tf.assignAddVariableOp(sum.handle(), gradient(variable))));
    return additions;
  }

  /** The mean over the batches before and the one at hand, which is the step's last. */
  Map<Variable, Operand<TFloat32>> mean(Ops tf) {
    if (batches == 1) {
      return gradients;
    }
    Operand<TFloat32> share = tf.constant(1f / batches);
    Map<Variable, Operand<TFloat32>> means = new LinkedHashMap<>();
    sums.forEach(
        (variable, sum) ->
            means.put(variable, tf.math.mul(tf.math.add(sum.value(), gradient(variable)), share)));
    return means;
  }

  /** Makes all sums 0. */
  List<Op> reset(Ops tf) {
    List<Op> resets = new ArrayList<>();
    for (Variable sum : sums.values()) {
      resets.add(tf.assignVariableOp(sum.handle(), tf.zerosLike(sum.value())));
    }
    return resets;
  }

  private Operand<TFloat32> gradient(Variable variable) {
    Operand<TFloat32> gradient = gradients.get(variable);
    if (gradient == null) {
      throw new IllegalStateException("no gradient of " + variable.name());
    }
    return gradient;
  }
}
