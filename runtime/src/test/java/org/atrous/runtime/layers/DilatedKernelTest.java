package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;

/** The fast form of an atrous convolution, and the form that stands in where it can't run. */
class DilatedKernelTest {
  private static final Shape INPUT = Shape.of(2, 7, 8, 2);
  private static final Window WINDOW = Window.of(3, 3).rate(2);
  private static final Placement PLACEMENT = Placement.of(WINDOW, INPUT);

  @BeforeEach
  void onlyWhereItRuns() {
    assumeTrue(DilatedKernel.isSupported(), "no dilated kernels on this machine");
  }

  @Test
  void tensorFlowsOwnGradientIsWrong() {
    GradientCheck.Layer unguarded =
        (net, x) -> DilatedKernel.forward(scope(x), x, weights(net, x), PLACEMENT);

    AssertionError error =
        assertThrows(AssertionError.class, () -> GradientCheck.check(INPUT, unguarded));

    assertThat(error).hasMessageThat().contains("error of the gradient of input");
  }

  @Test
  void theRegisteredGradientIsRight() {
    GradientCheck.check(
        INPUT, (net, x) -> DilatedKernel.differentiable(scope(x), x, weights(net, x), PLACEMENT));
  }

  @Test
  void theGradientThroughPhasesIsRight() {
    GradientCheck.check(INPUT, DilatedKernelTest::throughPhases);
  }

  private static Operand<TFloat32> throughPhases(GraphLayers net, Operand<TFloat32> x) {
    Operand<TFloat32> weights = weights(net, x);
    return new SpaceToBatch(scope(x), PLACEMENT)
        .apply(
            x, 0, phases -> Conv2d.create(scope(x), phases, weights, PLACEMENT.strides(), "VALID"));
  }

  @Test
  void trainingUsesTheDilatedKernelBehindItsCarrier() {
    assertThat(types(Mode.TRAINING))
        .containsAtLeast("Conv2D", "StopGradient", "IdentityN")
        .inOrder();
    assertThat(types(Mode.TRAINING)).doesNotContain("SpaceToBatchND");
  }

  @Test
  void inferenceUsesTheDilatedKernelAlone() {
    assertThat(types(Mode.INFERENCE)).contains("Conv2D");
    assertThat(types(Mode.INFERENCE)).containsNoneOf("IdentityN", "SpaceToBatchND");
  }

  private static List<String> types(Mode mode) {
    float[] input = new float[Math.toIntExact(INPUT.size())];
    try (GraphRun run =
        GraphRun.of(
            mode,
            INPUT,
            input,
            variable -> new float[Math.toIntExact(variable.size())],
            (net, x) -> net.conv("conv1", x, 2, WINDOW))) {
      List<String> types = new ArrayList<>();
      run.graph().operations().forEachRemaining(op -> types.add(op.type()));
      return types;
    }
  }

  /** Weights of a convolution that is otherwise unused. */
  private static Operand<TFloat32> weights(GraphLayers net, Operand<TFloat32> x) {
    net.conv("conv1", x, 2, WINDOW.rate(1));
    return net.variables().all().get(0).value();
  }

  private static Scope scope(Operand<TFloat32> x) {
    return Ops.create((Graph) x.env()).scope();
  }
}
