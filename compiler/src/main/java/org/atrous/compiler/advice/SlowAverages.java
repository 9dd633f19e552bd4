package org.atrous.compiler.advice;

import java.util.List;
import java.util.OptionalDouble;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.experiment.TrainingSpec;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/** Running averages start at 0 and 1, and decay^steps of that is left at the end. */
final class SlowAverages {
  /** The share of the running averages that may still be their initial value at the end. */
  private static final double MOST_INITIAL = 0.05;

  private SlowAverages() {}

  static void check(
      List<PlannedNetwork> networks,
      RecipeSpec recipe,
      SettingPlaces places,
      Diagnostics diagnostics) {
    TrainingSpec.BatchNorm norm = recipe.training().batchNorm();
    OptionalDouble decay =
        norm.decay() != null
            ? OptionalDouble.of(norm.decay())
            : networks.stream()
                .mapToDouble(n -> n.network().training().batchNormDecay())
                .findFirst();
    if (decay.isEmpty() || norm.frozen()) {
      return;
    }
    int steps = recipe.training().steps();
    double initial = Math.pow(decay.getAsDouble(), steps);
    if (initial > MOST_INITIAL) {
      diagnostics.report(
          Code.SLOW_AVERAGES,
          places.find(recipe.span(), "steps", steps),
          "after %d steps, %.0f %% of batch norm's running averages is still their initial value"
              .formatted(steps, 100 * initial),
          "the decay is " + decay.getAsDouble(),
          "for so few steps, write `batch_norm decay %s`".formatted(steps < 1000 ? "0.9" : "0.99"));
    }
  }
}
