package org.atrous.cli;

import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.experiment.SupportedSettings;

/** Holds the one network against the one recipe that are about to be trained, stage by stage. */
final class RecipeFit {
  private RecipeFit() {}

  /**
   * Warns where the network has classes that the data set doesn't have.
   *
   * @throws org.atrous.runtime.BadInputException if the recipe asks for what training can't do, or
   *     if the network can't be trained with the recipe
   */
  static void check(PlannedNetwork planned, Recipe recipe, Console console) {
    SupportedSettings.requireTrainable(recipe);
    Stage.chain(recipe).forEach(stage -> checkStage(planned, stage.recipe(), console));
  }

  private static void checkStage(PlannedNetwork planned, Recipe recipe, Console console) {
    String network = planned.network().name();
    if (!planned.allows(recipe.outputStride())) {
      throw new InputException(
          "recipe `%s` wants output stride %d, but %s"
              .formatted(
                  recipe.name(), recipe.outputStride(), planned.whyNot(recipe.outputStride())),
          "it can be built at " + Numbers.list(planned.outputStrides().legal()));
    }
    int made = planned.network().classes();
    int wanted = recipe.dataset().classes().size();
    String difference =
        "network `%s` makes %s, but data set `%s` has %d"
            .formatted(network, Console.counted(made, "class"), recipe.dataset().name(), wanted);
    if (made < wanted) {
      throw new InputException(difference, "give the network as many: --set classes=" + wanted);
    }
    if (made > wanted) {
      console.warning(difference);
    }
  }
}
