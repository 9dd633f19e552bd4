package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.layers.GraphLayers;
import org.atrous.runtime.variables.Variable;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** What a batch does to the variables, by the recipe: gradients in, new values out. */
final class StepUpdate {
  private final Op last;
  private final Op partial;
  private final Op reset;
  private final @Nullable MovingAverages averages;

  /**
   * Adds the ops.
   *
   * @param decay of weights
   * @param evaluated the variables that inference needs
   * @param gradients of the batch at hand
   * @param rate scalar, the learning rate
   * @param step scalar, the number of the step, from 1
   */
  StepUpdate(
      Ops tf,
      Recipe recipe,
      WeightDecay decay,
      GraphLayers layers,
      List<Variable> evaluated,
      Map<Variable, Operand<TFloat32>> gradients,
      Operand<TFloat32> rate,
      Operand<TInt64> step) {
    // 1. The gradients of all batches of the step.
    GradientSums sums = new GradientSums(tf, layers.variables(), gradients, recipe.accumulate());
    Map<Variable, Operand<TFloat32>> descent = sums.mean(tf);
    if (recipe.clip() != null) {
      descent = GradientNorm.clipped(tf, descent, recipe.clip());
    }

    // 2. New values by the optimizer; batch norm's running averages move with every batch.
    Optimizer optimizer = Optimizer.of(tf, recipe, decay, layers.variables(), step);
    VariableRates rates = new VariableRates(tf, rate, new RateFactors(recipe.multipliers()));
    List<Op> updates = new ArrayList<>(layers.updates());
    descent.forEach(
        (variable, g) -> updates.add(optimizer.update(tf, variable, g, rates.of(variable))));

    // 3. The moving averages of the new values.
    Ops after = tf.withControlDependencies(updates);
    List<Op> all = new ArrayList<>(updates);
    Double kept = recipe.ema();
    averages = kept == null ? null : new MovingAverages(tf, layers.variables(), evaluated, kept);
    if (averages != null) {
      all.addAll(averages.updates(after));
    }
    all.addAll(sums.reset(after));
    last = tf.withControlDependencies(all).withName("step").noOp();

    // 4. What the other batches of the step do.
    List<Op> added = new ArrayList<>(layers.updates());
    added.addAll(sums.add(tf));
    partial = tf.withControlDependencies(added).withName("add").noOp();
    reset = tf.withControlDependencies(sums.reset(tf)).withName("reset").noOp();
  }

  /** The last batch of a step, or its only one. */
  Op last() {
    return last;
  }

  /** Any other batch of a step. */
  Op partial() {
    return partial;
  }

  /** To be run before the first batch. */
  Op reset() {
    return reset;
  }

  /** Begins moving averages, if the recipe wants any. */
  List<Op> beginnings(Ops after) {
    return averages == null ? List.of() : averages.beginnings(after);
  }

  /** The learning rates of variables: one operand for each factor. */
  private record VariableRates(
      Ops tf,
      Operand<TFloat32> rate,
      RateFactors factors,
      Map<Double, Operand<TFloat32>> byFactor) {
    VariableRates(Ops tf, Operand<TFloat32> rate, RateFactors factors) {
      this(tf, rate, factors, new HashMap<>());
    }

    Operand<TFloat32> of(Variable variable) {
      return byFactor.computeIfAbsent(
          factors.of(variable),
          factor -> factor == 1 ? rate : tf.math.mul(rate, tf.constant(factor.floatValue())));
    }
  }
}
