package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LabelMapTest {
  @Test
  void keepsLabelsUpToIgnore() {
    LabelMap labels = LabelMap.of(1, 3, new int[] {0, 254, LabelMap.IGNORE});

    assertThat(labels.at(0, 1)).isEqualTo(254);
    assertThat(labels.toInts()).isEqualTo(new int[] {0, 254, 255});
  }

  @Test
  void refusesWhatIsNoLabel() {
    assertThrows(IllegalArgumentException.class, () -> LabelMap.of(1, 1, new int[] {256}));
    assertThrows(IllegalArgumentException.class, () -> LabelMap.of(1, 1, new int[] {-1}));
    assertThrows(IllegalArgumentException.class, () -> LabelMap.of(2, 1, new int[] {1}));
  }
}
