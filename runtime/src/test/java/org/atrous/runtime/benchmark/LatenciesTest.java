package org.atrous.runtime.benchmark;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class LatenciesTest {
  private static final double EXACT = 1e-12;

  @Test
  void medianOfAnOddNumberIsTheOneInTheMiddle() {
    assertThat(Latencies.of(new double[] {9, 1, 2}, 1).median()).isEqualTo(2.0);
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(Latencies.of(new double[] {4, 1, 2, 9}, 1).median()).isEqualTo(3.0);
  }

  @Test
  void nineStepsOfTenAreAsQuickAsTheP90() {
    double[] seconds = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};

    assertThat(Latencies.of(seconds, 1).p90()).isEqualTo(9.0);
  }

  @Test
  void oneStepIsItsOwnP90() {
    assertThat(Latencies.of(new double[] {3}, 1).p90()).isEqualTo(3.0);
  }

  @Test
  void throughputCountsTheImagesOfABatch() {
    Latencies latencies = Latencies.of(new double[] {0.5, 0.5, 4}, 8);

    assertThat(latencies.imagesPerSecond()).isWithin(EXACT).of(16);
  }

  @Test
  void withoutStepsThereIsNothingToSumUp() {
    assertThrows(IllegalArgumentException.class, () -> Latencies.of(new double[0], 1));
  }
}
