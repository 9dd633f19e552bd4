package org.atrous.runtime.prediction;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class MeanProbabilitiesTest {
  @Test
  void theLikeliestClassesOnAverageComeFirst() {
    MeanProbabilities probabilities = new MeanProbabilities(3);
    probabilities.row(0, new float[] {0.25f, 0.5f, 0.25f, 0f, 0.5f, 0.5f});
    probabilities.row(1, new float[] {0f, 0f, 1f, 0.25f, 0f, 0.75f});

    assertThat(probabilities.top(2))
        .containsExactly(
            new MeanProbabilities.Answer(2, 0.625), new MeanProbabilities.Answer(1, 0.25))
        .inOrder();
  }
}
