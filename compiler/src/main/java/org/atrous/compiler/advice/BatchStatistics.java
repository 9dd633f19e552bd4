package org.atrous.compiler.advice;

import java.util.List;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.experiment.TrainingSpec;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/** Batch norm that has too little to take a mean and a variance of. */
final class BatchStatistics {
  /** The paper needs 16 (section 4.1); below this, the running averages are known to be noise. */
  private static final int LEAST = 8;

  private final SettingPlaces places;
  private final Diagnostics diagnostics;

  BatchStatistics(SettingPlaces places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  void check(PlannedNetwork network, List<RecipeSpec> recipes) {
    List<RecipeSpec> small = recipes.stream().filter(BatchStatistics::trainsOnFew).toList();
    if (small.isEmpty()) {
      return;
    }
    List<Node.Layer> layers =
        network.network().layers().stream().filter(layer -> keepsAverages(network, layer)).toList();
    if (!layers.isEmpty()) {
      small.forEach(recipe -> check(network, recipe, layers));
    }
  }

  private static boolean trainsOnFew(RecipeSpec recipe) {
    TrainingSpec training = recipe.training();
    return !training.batchNorm().frozen() && training.batch() < LEAST;
  }

  private void check(PlannedNetwork network, RecipeSpec recipe, List<Node.Layer> layers) {
    TrainingSpec training = recipe.training();
    diagnostics.report(
        Code.SMALL_BATCH,
        places.find(recipe.span(), "batch", training.batch()),
        "`%s` trains batch norm on batches of %d".formatted(recipe.name(), training.batch()),
        "mean and variance of so few images are noise",
        "take a batch of %d or more, or write `batch_norm frozen`".formatted(LEAST));
    if (training.batch() == 1 && network.allows(training.outputStride())) {
      singleValues(network, recipe, layers);
    }
  }

  private void singleValues(PlannedNetwork network, RecipeSpec recipe, List<Node.Layer> layers) {
    TrainingSpec.Side crop = recipe.training().crop();
    List<MapSize> sizes =
        network.sizes(
            recipe.training().outputStride(),
            MapSize.of(crop.height(), crop.width()),
            new Diagnostics());
    for (Node.Layer layer : layers) {
      if (sizes.get(layer.output()).area() == 1) {
        diagnostics.report(
            layer.finding(
                Code.SINGLE_VALUE,
                "with batch 1, batch norm over a 1x1 map makes every value 0",
                "the mean of a single value is the value",
                "take a larger batch in `%s`, or write `batch_norm frozen`"
                    .formatted(recipe.name())));
      }
    }
  }

  /** Running averages are the only variables that aren't trained. */
  private static boolean keepsAverages(PlannedNetwork network, Node.Layer layer) {
    return layer.operation().variables(network.inputChannels(layer)).stream()
        .anyMatch(variable -> !variable.trainable());
  }
}
