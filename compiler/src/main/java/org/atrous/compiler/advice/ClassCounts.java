package org.atrous.compiler.advice;

import java.util.List;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/** Classes of the head against classes of the data. */
final class ClassCounts {
  private ClassCounts() {}

  static void check(
      List<PlannedNetwork> networks,
      RecipeSpec recipe,
      SettingPlaces places,
      Diagnostics diagnostics) {
    String dataset = recipe.data().dataset().name();
    int classes = recipe.data().dataset().classes().size();
    if (!networks.isEmpty() && networks.stream().noneMatch(n -> n.network().classes() == classes)) {
      PlannedNetwork first = networks.get(0);
      diagnostics.report(
          Code.CLASS_COUNT,
          places.find(recipe.span(), "data", dataset),
          "the data set `%s` has %d classes, but `%s` makes %d"
              .formatted(dataset, classes, first.network().name(), first.network().classes()),
          "",
          "give the network `classes: %d`".formatted(classes));
    }
  }
}
