package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedSourceTest {
  private final List<Integer> loaded = new ArrayList<>();

  private final SampleSource ramps =
      new SampleSource() {
        @Override
        public int size() {
          return 3;
        }

        @Override
        public String name(int index) {
          return "ramp" + index;
        }

        @Override
        public Sample load(int index) {
          loaded.add(index);
          return Drawn.ramp(name(index), 2, 5);
        }
      };

  @Test
  void loadsOnceWithinItsBudget() {
    loadTwice(new CachedSource(ramps, 120));

    assertThat(loaded).containsExactly(0, 1, 2).inOrder();
  }

  @Test
  void loadsAnewWhatItsBudgetDoesNotHold() {
    loadTwice(new CachedSource(ramps, 119));

    assertThat(loaded).containsExactly(0, 1, 2, 2).inOrder();
  }

  @Test
  void keepsNamesAndSize() {
    CachedSource cached = new CachedSource(ramps, 0);

    assertThat(cached.size()).isEqualTo(3);
    assertThat(cached.name(1)).isEqualTo("ramp1");
    assertThat(cached.load(1).name()).isEqualTo("ramp1");
  }

  private static void loadTwice(SampleSource source) {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < source.size(); i++) {
        source.load(i);
      }
    }
  }
}
