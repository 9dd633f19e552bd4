package org.atrous.runtime.experiment;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final Dataset DATASET = Dataset.named("camvid").classes("Sky").build();

  @Test
  void recipeByItselfIsAChainOfOne() {
    List<Stage> chain = Stage.chain(recipe("a", 5, null));

    assertThat(chain).hasSize(1);
    assertThat(chain.get(0).number()).isEqualTo(1);
    assertThat(chain.get(0).before()).isEqualTo(0);
    assertThat(Stage.steps(chain)).isEqualTo(5);
  }

  @Test
  void stepsCountOverTheWholeChainTheFirstStageFirst() {
    List<Stage> chain = chain();

    assertThat(chain.stream().map(stage -> stage.recipe().name()).toList())
        .containsExactly("a", "b", "c")
        .inOrder();
    assertThat(chain.stream().map(Stage::last).toList()).containsExactly(5, 8, 10).inOrder();
    assertThat(Stage.steps(chain)).isEqualTo(10);
  }

  @Test
  void schedulesCountWithinTheStage() {
    Stage second = chain().get(1);

    assertThat(second.own(6)).isEqualTo(1);
    assertThat(second.own(8)).isEqualTo(3);
    assertThrows(IllegalArgumentException.class, () -> second.own(5));
    assertThrows(IllegalArgumentException.class, () -> second.own(9));
  }

  @Test
  void firstStageHasTheSeedOfTheRunAndTheOthersTheirOwn() {
    List<Long> seeds = chain().stream().map(stage -> stage.seed(3)).toList();

    assertThat(seeds.get(0)).isEqualTo(3);
    assertThat(seeds).containsNoDuplicates();
  }

  private static List<Stage> chain() {
    return Stage.chain(recipe("c", 2, recipe("b", 3, recipe("a", 5, null))));
  }

  private static Recipe recipe(
      String name, int steps, @org.jspecify.annotations.Nullable Recipe after) {
    RecipeBuilder builder = Recipe.named(name, DATASET, "train").steps(steps);
    return after == null ? builder.build() : builder.after(after).build();
  }
}
