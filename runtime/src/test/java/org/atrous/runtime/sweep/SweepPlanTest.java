package org.atrous.runtime.sweep;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class SweepPlanTest {
  @Test
  void cellsThatDifferInTheEvaluationShareATrial() {
    assertThat(Plans.SMALL.trials())
        .containsExactly(new Trial("aaaa", 1), new Trial("bbbb", 1))
        .inOrder();
  }

  @Test
  void trialIsCalledByWhatItsCellsShare() {
    assertThat(Plans.SMALL.label(new Trial("aaaa", 1))).isEqualTo("grid: (1, 1)");
  }

  @Test
  void measurementsOfATrialAreInTheOrderOfTheCells() {
    assertThat(
            Plans.SMALL.measurements(new Trial("aaaa", 1)).stream()
                .map(SweepPlan.Content::measurement))
        .containsExactly("m1", "m2")
        .inOrder();
  }
}
