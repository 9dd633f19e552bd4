package org.atrous.runtime.graph;

import org.atrous.runtime.experiment.OptimizerSettings;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** How gradients change variables. */
interface Optimizer {
  /**
   * Adds the change of one variable, weight decay included, and what is remembered for the next.
   *
   * @param gradient of the loss
   * @param rate scalar, the learning rate of this variable
   */
  Op update(Ops tf, Variable variable, Operand<TFloat32> gradient, Operand<TFloat32> rate);

  /**
   * The optimizer of a recipe.
   *
   * @param decay of weights
   * @param variables get its state
   * @param step scalar, the number of the step, from 1
   */
  static Optimizer of(
      Ops tf, Recipe recipe, WeightDecay decay, Variables variables, Operand<TInt64> step) {
    OptimizerSettings settings = recipe.optimizer();
    return switch (settings.kind()) {
      case MOMENTUM ->
          new MomentumOptimizer(variables, settings.momentum(), settings.nesterov(), decay);
      case ADAM -> AdamOptimizer.of(tf, settings, variables, decay, false, step);
      case ADAMW -> AdamOptimizer.of(tf, settings, variables, decay, true, step);
    };
  }
}
