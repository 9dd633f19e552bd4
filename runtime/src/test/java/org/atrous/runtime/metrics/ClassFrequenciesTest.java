package org.atrous.runtime.metrics;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class ClassFrequenciesTest {
  @Test
  void weightsAreTheMedianFrequencyOverTheClasses() {
    ClassFrequencies frequencies = new ClassFrequencies(3);
    frequencies.add(new int[] {0, 0, 0, 0, 0, 1, 1, 2});

    // Frequencies 5/8, 2/8, 1/8.
    assertThat(frequencies.medianWeights()).containsExactly(0.4, 1.0, 2.0).inOrder();
    assertThat(frequencies.pixels()).containsExactly(5L, 2L, 1L).inOrder();
  }

  @Test
  void onlyImagesCountInWhichAClassOccurs() {
    ClassFrequencies frequencies = new ClassFrequencies(3);
    frequencies.add(new int[] {0, 0, 0, 1});
    frequencies.add(new int[] {0, 0, 2, 2});

    // Frequencies 5/8, 1/4, 2/4.
    assertThat(frequencies.medianWeights()).containsExactly(0.8, 2.0, 1.0).inOrder();
  }

  @Test
  void amongAnEvenNumberTheMedianLiesInTheMiddle() {
    ClassFrequencies frequencies = new ClassFrequencies(2);
    frequencies.add(new int[] {0, 0, 0, 1});

    assertThat(frequencies.medianWeights()).containsExactly(2 / 3.0, 2.0).inOrder();
  }

  @Test
  void classesThatDoNotOccurWeighOneAndLeaveTheMedianAlone() {
    ClassFrequencies frequencies = new ClassFrequencies(4);
    frequencies.add(new int[] {0, 0, 3, 3, 3, 3, 1, 1});

    assertThat(frequencies.medianWeights()).containsExactly(1.0, 1.0, 1.0, 0.5).inOrder();
  }

  @Test
  void pixelsWithoutAClassBelongToTheirImage() {
    ClassFrequencies frequencies = new ClassFrequencies(2);
    frequencies.add(new int[] {0, 255, 255, 255});
    frequencies.add(new int[] {1, 1, -1, 255});

    // Frequencies 1/4, 2/4.
    assertThat(frequencies.medianWeights()).containsExactly(1.5, 0.75).inOrder();
  }

  @Test
  void labelsWithoutAnyClassWeighNothingUpOrDown() {
    ClassFrequencies frequencies = new ClassFrequencies(2);
    frequencies.add(new int[] {255});

    assertThat(frequencies.medianWeights()).containsExactly(1.0, 1.0).inOrder();
  }
}
