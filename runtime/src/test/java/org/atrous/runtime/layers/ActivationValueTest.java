package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Values of the activations, against their formulas. */
class ActivationValueTest {
  private static void check(float[] x, float[] wanted, GradientCheck.Layer layer) {
    try (GraphRun run = GraphRun.of(Shape.of(1, 1, 1, x.length), x, layer)) {
      assertThat(run.values()).usingTolerance(1e-6).containsExactly(wanted).inOrder();
    }
  }

  /** {@code x} times the standard normal's distribution function, from its tables. */
  @Test
  void gelu() {
    check(
        new float[] {-2, -1, 0, 1, 2},
        new float[] {-0.045500f, -0.158655f, 0, 0.841345f, 1.954500f},
        (net, x) -> net.gelu(x));
  }

  @Test
  void swish() {
    check(
        new float[] {-1, 0, 1, 2},
        new float[] {-0.268941f, 0, 0.731059f, 1.761594f},
        (net, x) -> net.swish(x));
  }

  @Test
  void hardSwish() {
    check(
        new float[] {-4, -3, -1.5f, 0, 1, 3, 4},
        new float[] {0, 0, -0.375f, 0, 2 / 3f, 3, 4},
        (net, x) -> net.hardSwish(x));
  }

  @Test
  void hardSigmoid() {
    check(
        new float[] {-4, -3, -1.5f, 0, 3, 4},
        new float[] {0, 0, 0.25f, 0.5f, 1, 1},
        (net, x) -> net.hardSigmoid(x));
  }
}
