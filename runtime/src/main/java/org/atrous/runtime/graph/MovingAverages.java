package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.checkpoint.Contents;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Exponential moving averages of all variables that inference needs, batch norm's running averages
 * among them: {@code average = decay * average + (1 - decay) * variable} after each step, beginning
 * at the variable's first value (Polyak and Juditsky 1992). Inference takes them instead.
 */
final class MovingAverages {
  private final Map<Variable, Variable> averages = new LinkedHashMap<>();
  private final double decay;

  /** Adds an average for each variable. */
  MovingAverages(Ops tf, Variables variables, List<Variable> evaluated, double decay) {
    this.decay = decay;
    for (Variable variable : evaluated) {
      String name = nameOf(variable.name());
      averages.put(variable, variables.create(tf.scope(), name, variable.shape(), Role.AVERAGE));
    }
  }

  /** The name of a variable's average in checkpoints. */
  static String nameOf(String variable) {
    return Contents.averageOf(variable);
  }

  /**
   * Takes in the variables as they are.
   *
   * @param after creates ops that run after the variables were changed
   */
  List<Op> updates(Ops after) {
    List<Op> updates = new ArrayList<>();
    averages.forEach(
        (variable, average) -> {
          Operand<TFloat32> lag = after.math.sub(average.value(), current(after, variable));
          updates.add(
              after.assignSubVariableOp(
                  average.handle(), after.math.mul(after.constant((float) (1 - decay)), lag)));
        });
    return updates;
  }

  /**
   * Begins at the variables as they are.
   *
   * @param after creates ops that run after the variables were given values
   */
  List<Op> beginnings(Ops after) {
    List<Op> beginnings = new ArrayList<>();
    averages.forEach(
        (variable, average) ->
            beginnings.add(after.assignVariableOp(average.handle(), current(after, variable))));
    return beginnings;
  }

  private static Operand<TFloat32> current(Ops after, Variable variable) {
    return after.readVariableOp(variable.handle(), TFloat32.class);
  }
}
