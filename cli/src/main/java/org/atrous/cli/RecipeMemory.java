package org.atrous.cli;

import org.atrous.runtime.experiment.Recipe;

/** What a recipe asks of memory, in the compiler's terms. */
final class RecipeMemory {
  private RecipeMemory() {}

  /** Numbers that are stored beside each trainable one: momenta, averages, sums of gradients. */
  static int slots(Recipe recipe) {
    int optimizer =
        switch (recipe.optimizer().kind()) {
          case MOMENTUM -> 1;
          case ADAM, ADAMW -> 2;
        };
    return optimizer + (recipe.ema() == null ? 0 : 1) + (recipe.accumulate() > 1 ? 1 : 0);
  }
}
