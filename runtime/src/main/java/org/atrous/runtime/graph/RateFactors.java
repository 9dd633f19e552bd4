package org.atrous.runtime.graph;

import java.util.List;
import org.atrous.runtime.experiment.RateMultiplier;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;

/**
 * By what the learning rate of a variable is multiplied. Where several multipliers name a variable,
 * each counts: with {@code biases 2, logits 10} the biases of the logits have 20, as in Chen et
 * al.'s Caffe models.
 */
record RateFactors(List<RateMultiplier> multipliers) {
  private static final String BIASES = "biases";

  double of(Variable variable) {
    double factor = 1;
    for (RateMultiplier multiplier : multipliers) {
      if (names(multiplier.target(), variable)) {
        factor *= multiplier.factor();
      }
    }
    return factor;
  }

  private static boolean names(String target, Variable variable) {
    return target.equals(BIASES)
        ? variable.role() == Role.BIASES
        : variable.name().startsWith(target + "/");
  }
}
