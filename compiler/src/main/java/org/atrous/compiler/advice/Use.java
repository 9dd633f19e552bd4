package org.atrous.compiler.advice;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.experiment.Experiments;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.experiment.TrainingSpec.Side;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Span;

/**
 * A network at an output stride and a size of its input that a recipe or an evaluation gives it.
 *
 * @param what has that size
 * @param place where that is written
 */
record Use(PlannedNetwork network, int outputStride, MapSize size, String what, Span place) {

  /** Every network in every recipe and evaluation at whose output stride it can be built. */
  static List<Use> all(
      List<PlannedNetwork> networks, Experiments experiments, SettingPlaces places) {
    List<Use> all = new ArrayList<>();
    for (PlannedNetwork network : networks) {
      for (RecipeSpec recipe : experiments.recipes()) {
        Side crop = recipe.training().crop();
        Span place = places.find(recipe.span(), "crop", crop.height());
        add(network, recipe.training().outputStride(), crop, "a crop", place, all);
      }
      for (EvaluationSpec evaluation : experiments.evaluations()) {
        add(network, evaluation, places, all);
      }
    }
    return all;
  }

  /** Without a window or a size to pad to, images are of whatever size. */
  private static void add(
      PlannedNetwork network, EvaluationSpec evaluation, SettingPlaces places, List<Use> all) {
    EvaluationSpec.Measuring measuring = evaluation.measuring();
    if (measuring.window() != null) {
      Side side = measuring.window().size();
      Span place = places.find(evaluation.span(), "window", side.height());
      add(network, measuring.outputStride(), side, "a window", place, all);
    } else if (measuring.pad() != null) {
      Side side = measuring.pad();
      Span place = places.find(evaluation.span(), "pad", side.height());
      add(network, measuring.outputStride(), side, "a padded image", place, all);
    }
  }

  private static void add(
      PlannedNetwork network, int outputStride, Side side, String what, Span place, List<Use> all) {
    if (network.allows(outputStride)) {
      MapSize size = MapSize.of(side.height(), side.width());
      all.add(new Use(network, outputStride, size, what, place));
    }
  }
}
