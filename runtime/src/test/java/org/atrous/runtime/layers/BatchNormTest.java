package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import org.atrous.runtime.variables.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class BatchNormTest {
  private static final Shape SHAPE = Shape.of(2, 1, 2, 1);
  private static final float[] INPUT = {1, 2, 3, 6};
  private static final double EPSILON = 0.5;

  private static float[] values(Variable variable) {
    return new float[] {
      switch (variable.role()) {
        case GAMMA -> 2;
        case BETA -> 10;
        case MOVING_MEAN -> 5;
        case MOVING_VARIANCE -> 1.5f;
        default -> throw new AssertionError(variable.name());
      }
    };
  }

  private static GraphRun run(Mode mode, Shape shape, float[] input) {
    return GraphRun.of(
        mode, shape, input, BatchNormTest::values, (net, x) -> net.batchNorm("bn1", x, EPSILON));
  }

  private static double[] normalized(float[] input, double mean, double variance) {
    double[] values = new double[input.length];
    Arrays.setAll(values, i -> 10 + 2 * (input[i] - mean) / Math.sqrt(variance + EPSILON));
    return values;
  }

  private static void assertClose(float[] found, double... wanted) {
    assertThat(found).hasLength(wanted.length);
    for (int i = 0; i < found.length; i++) {
      assertThat((double) found[i]).isWithin(1e-5).of(wanted[i]);
    }
  }

  @Test
  void trainingNormalizesWithTheBiasedVarianceOfTheBatch() {
    try (GraphRun run = run(Mode.TRAINING, SHAPE, INPUT)) {
      assertClose(run.values(), normalized(INPUT, 3, 3.5));
    }
  }

  @Test
  void frozenTrainingAndInferenceNormalizeWithRunningAverages() {
    try (GraphRun frozen = run(Mode.TRAINING_FROZEN, SHAPE, INPUT);
        GraphRun inference = run(Mode.INFERENCE, SHAPE, INPUT)) {
      assertClose(frozen.values(), normalized(INPUT, 5, 1.5));
      assertClose(inference.values(), normalized(INPUT, 5, 1.5));
    }
  }

  @Test
  void updatesMoveTheAveragesTowardsTheUnbiasedStatisticsOfTheBatch() {
    try (GraphRun run = run(Mode.TRAINING, SHAPE, INPUT)) {
      run.update();
      assertClose(run.variable("bn1/moving_mean"), 0.9 * 5 + 0.1 * 3);
      assertClose(run.variable("bn1/moving_variance"), 0.9 * 1.5 + 0.1 * 14 / 3);
    }
  }

  @Test
  void frozenAveragesHaveNoUpdates() {
    try (GraphRun run = run(Mode.TRAINING_FROZEN, SHAPE, INPUT)) {
      assertThat(run.updates()).isEmpty();
    }
  }

  @Test
  void aSingleValueIsNormalizedWithRunningAveragesThatStay() {
    float[] single = {3};
    try (GraphRun run = run(Mode.TRAINING, Shape.of(1, 1, 1, 1), single)) {
      assertClose(run.values(), normalized(single, 5, 1.5));
      assertThat(run.updates()).isEmpty();
    }
  }
}
