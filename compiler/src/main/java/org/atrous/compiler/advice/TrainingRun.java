package org.atrous.compiler.advice;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.experiment.Experiments;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Span;

/**
 * A network under a recipe.
 *
 * @param recipe its name
 * @param span where the recipe stands
 */
record TrainingRun(
    PlannedNetwork network,
    String recipe,
    MapSize crop,
    int outputStride,
    int batch,
    boolean frozen,
    Span span) {

  /** Every network under every recipe at whose output stride it can be built. */
  static List<TrainingRun> all(List<PlannedNetwork> networks, Experiments experiments) {
    List<TrainingRun> all = new ArrayList<>();
    for (PlannedNetwork network : networks) {
      for (RecipeSpec recipe : experiments.recipes()) {
        if (network.allows(recipe.training().outputStride())) {
          all.add(
              new TrainingRun(
                  network,
                  recipe.name(),
                  MapSize.of(recipe.training().crop().height(), recipe.training().crop().width()),
                  recipe.training().outputStride(),
                  recipe.training().batch(),
                  recipe.training().batchNorm().frozen(),
                  recipe.span()));
        }
      }
    }
    return all;
  }
}
