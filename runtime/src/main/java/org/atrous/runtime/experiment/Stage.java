package org.atrous.runtime.experiment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A recipe in its place in a chain: {@code recipe b after a} is two stages, which train the same
 * variables one after the other. Steps are counted over the whole chain. A recipe without {@code
 * after} is a chain of one.
 *
 * @param recipe of the stage
 * @param number of the stage, from 1
 * @param before how many steps the stages before it have
 */
public record Stage(Recipe recipe, int number, int before) {
  /** Far from any other, so that no two stages draw the same numbers. */
  private static final long SEED = 0x632be59bd9b4e019L;

  /** The stages that end with a recipe, the first one first. */
  public static List<Stage> chain(Recipe last) {
    Deque<Recipe> recipes = new ArrayDeque<>();
    for (Recipe recipe = last; recipe != null; recipe = recipe.after()) {
      recipes.addFirst(recipe);
    }
    Deque<Stage> stages = new ArrayDeque<>();
    int before = 0;
    for (Recipe recipe : recipes) {
      stages.addLast(new Stage(recipe, stages.size() + 1, before));
      before = Math.addExact(before, recipe.steps());
    }
    return List.copyOf(stages);
  }

  /** The number of steps of a whole chain. */
  public static int steps(List<Stage> chain) {
    return chain.get(chain.size() - 1).last();
  }

  /** The number of its last step. */
  public int last() {
    return before + recipe.steps();
  }

  /** The number that a step has within the stage, from 1: schedules count so. */
  public int own(int step) {
    if (step <= before || step > last()) {
      throw new IllegalArgumentException(
          "step %d is none of %d to %d".formatted(step, before + 1, last()));
    }
    return step - before;
  }

  /**
   * The seed of its shuffles, its augmentation and its dropout. That of the first stage is the
   * run's; the others see the same images in another order.
   */
  public long seed(long run) {
    return run + SEED * (number - 1);
  }
}
