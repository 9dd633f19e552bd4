package org.atrous.compiler.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** What recipes and evaluations ask of every network. */
  static final class Asked {
    private record Size(int outputStride, MapSize size, String what, Span place) {
      static Size of(int outputStride, Side side, String what, Span place) {
        return new Size(outputStride, MapSize.of(side.height(), side.width()), what, place);
      }
    }

    private final List<Size> sizes = new ArrayList<>();

    Asked(Experiments experiments, SettingPlaces places) {
      for (RecipeSpec recipe : experiments.recipes()) {
        Side crop = recipe.training().crop();
        Span place = places.find(recipe.span(), "crop", crop.height());
        sizes.add(Size.of(recipe.training().outputStride(), crop, "a crop", place));
      }
      experiments.evaluations().forEach(evaluation -> add(evaluation, places));
    }

    /** Without a window or a size to pad to, images are of whatever size. */
    private void add(EvaluationSpec evaluation, SettingPlaces places) {
      EvaluationSpec.Measuring measuring = evaluation.measuring();
      if (measuring.window() != null) {
        Side side = measuring.window().size();
        Span place = places.find(evaluation.span(), "window", side.height());
        sizes.add(Size.of(measuring.outputStride(), side, "a window", place));
      } else if (measuring.pad() != null) {
        Side side = measuring.pad();
        Span place = places.find(evaluation.span(), "pad", side.height());
        sizes.add(Size.of(measuring.outputStride(), side, "a padded image", place));
      }
    }

    /** A network in every recipe and evaluation at whose output stride it can be built. */
    List<Use> of(PlannedNetwork network) {
      return sizes.stream()
          .filter(asked -> network.allows(asked.outputStride()))
          .map(
              asked ->
                  new Use(network, asked.outputStride(), asked.size(), asked.what(), asked.place()))
          .toList();
    }
  }

  /** One use for each output stride and size; a network is the same in the others. */
  static List<Use> distinct(List<Use> uses) {
    Map<Map.Entry<Integer, MapSize>, Use> distinct = new LinkedHashMap<>();
    uses.forEach(use -> distinct.putIfAbsent(Map.entry(use.outputStride(), use.size()), use));
    return List.copyOf(distinct.values());
  }
}
