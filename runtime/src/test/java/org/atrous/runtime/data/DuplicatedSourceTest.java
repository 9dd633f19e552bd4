package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.atrous.runtime.experiment.Recipe;
import org.junit.jupiter.api.Test;

class DuplicatedSourceTest {
  /** Sample i has the labels 0 to i. */
  private static final SampleSource FIVE =
      new SampleSource() {
        @Override
        public int size() {
          return 5;
        }

        @Override
        public String name(int index) {
          return "s" + index;
        }

        @Override
        public Sample load(int index) {
          return Drawn.ramp(name(index), 1, index + 1);
        }
      };

  @Test
  void repeatsImagesThatHaveOneOfTheClasses() {
    assertThat(names(Drawn.recipe(1, 1).duplicate("d").build()))
        .containsExactly("s0", "s1", "s2", "s3", "s4", "s3", "s4")
        .inOrder();
  }

  @Test
  void repeatsOnceHoweverManyClassesAreThere() {
    assertThat(names(Drawn.recipe(1, 1).duplicate("d", "e").build())).hasSize(7);
  }

  @Test
  void loadsWhatItNames() {
    SampleSource source = DuplicatedSource.of(FIVE, Drawn.recipe(1, 1).duplicate("e").build());

    assertThat(source.size()).isEqualTo(6);
    assertThat(source.load(5).name()).isEqualTo("s4");
    assertThat(source.label(5).toInts()).isEqualTo(new int[] {0, 1, 2, 3, 4});
  }

  @Test
  void isTheSplitItselfWhereNothingIsDuplicated() {
    assertThat(DuplicatedSource.of(FIVE, Drawn.recipe(1, 1).build())).isSameInstanceAs(FIVE);
  }

  private static List<String> names(Recipe recipe) {
    SampleSource source = DuplicatedSource.of(FIVE, recipe);
    return IntStream.range(0, source.size()).mapToObj(source::name).toList();
  }
}
