package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class LayerNormTest {
  private static final Shape TWO_POSITIONS = Shape.of(1, 1, 2, 3);
  private static final float[] INPUT = {1, 2, 6, 100, 100, 100};

  private static float[] value(Variable variable) {
    return variable.role() == Role.LAYER_GAMMA ? new float[] {1, 2, 3} : new float[] {0, 10, 20};
  }

  private static float[] normalized(Mode mode) {
    try (GraphRun run =
        GraphRun.of(
            mode,
            TWO_POSITIONS,
            INPUT,
            LayerNormTest::value,
            (net, x) -> net.layerNorm("ln1", x, 1 / 3.0))) {
      return run.values();
    }
  }

  /** Mean 3, biased variance 14/3; with the epsilon 5. */
  @Test
  void eachPositionIsNormalizedByItself() {
    float deviation = (float) Math.sqrt(5);
    assertThat(normalized(Mode.TRAINING))
        .usingTolerance(1e-5)
        .containsExactly(
            new float[] {-2 / deviation, 10 - 2 / deviation, 20 + 9 / deviation, 0, 10, 20})
        .inOrder();
  }

  @Test
  void itIsTheSameInInference() {
    assertThat(normalized(Mode.INFERENCE)).isEqualTo(normalized(Mode.TRAINING));
  }

  @Test
  void itsVariablesAreThoseOfNoBatchNorm() {
    try (GraphRun run =
        GraphRun.of(
            Mode.TRAINING_FROZEN,
            TWO_POSITIONS,
            INPUT,
            LayerNormTest::value,
            (net, x) -> net.layerNorm("ln1", x, 1e-6))) {
      assertThat(run.variables().stream().map(Variable::name).toList())
          .containsExactly("ln1/gamma", "ln1/beta")
          .inOrder();
      assertThat(run.variables().stream().map(variable -> variable.role().isBatchNorm()).toList())
          .isEqualTo(List.of(false, false));
    }
  }
}
