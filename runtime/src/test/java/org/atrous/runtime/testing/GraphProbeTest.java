package org.atrous.runtime.testing;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.layers.Window;
import org.atrous.runtime.networks.AuxiliaryNetwork;
import org.atrous.runtime.networks.SmallNetwork;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class GraphProbeTest {
  @Test
  void shapesAreThoseOfTheGraphWithoutTheBatch() {
    try (GraphProbe probe = GraphProbe.of(new SmallNetwork(), 8, 33, 49)) {
      assertThat(probe.shape("backbone/block1")).containsExactly(9L, 13L, 8L).inOrder();
      assertThat(probe.shape("backbone/block3")).containsExactly(5L, 7L, 16L).inOrder();
      assertThat(probe.logits()).containsExactly(33L, 49L, 3L).inOrder();
    }
  }

  @Test
  void anUnknownTapIsRefusedWithThoseThatAre() {
    try (GraphProbe probe = GraphProbe.of(new SmallNetwork(), 8, 33, 33)) {
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> probe.shape("backbone/block9"));
      assertThat(refusal).hasMessageThat().contains("backbone/block1, backbone/block2");
    }
  }

  @Test
  void ratesAndStridesAreReadFromTheOps() {
    try (GraphProbe probe = GraphProbe.of(new SmallNetwork(), 4, 33, 33)) {
      assertThat(probe.rates())
          .containsExactly(
              "backbone/conv1", 1,
              "backbone/maxpool1", 1,
              "backbone/block2/conv1", 1,
              "backbone/block2/shortcut", 1,
              "backbone/block3/depthwise1", 4,
              "backbone/block3/conv2", 4,
              "head/conv1", 6,
              "head/conv2", 1,
              "logits/conv1", 1);
      assertThat(probe.stride("backbone/conv1")).isEqualTo(2);
      assertThat(probe.stride("backbone/maxpool1")).isEqualTo(2);
      assertThat(probe.stride("backbone/block2/conv1")).isEqualTo(1);
    }
  }

  @Test
  void variablesAreTheSameAtEveryOutputStride() {
    try (GraphProbe coarse = GraphProbe.of(new SmallNetwork(), 8, 33, 33);
        GraphProbe fine = GraphProbe.of(new SmallNetwork(), 4, 65, 33)) {
      assertThat(coarse.variables()).isEqualTo(fine.variables());
      assertThat(coarse.variables())
          .containsEntry("backbone/block3/depthwise1/weights", List.of(3L, 3L, 16L, 1L));
    }
  }

  @Test
  void parametersCountWeightsButNotRunningAverages() {
    try (GraphProbe probe = GraphProbe.of(new SmallNetwork(), 8, 33, 33)) {
      long convolutions = 27 * 8 + 72 * 16 + 8 * 16 + 9 * 16 + 144 * 16 + 144 * 8 + 16 * 8;
      long norms = 2 * (8 + 16 + 16 + 16 + 8 + 8);
      assertThat(probe.parameters()).isEqualTo(convolutions + norms + 16 * 3 + 3);
    }
  }

  @Test
  void gradientsReachEveryVariable() {
    try (GraphProbe probe = GraphProbe.of(new SmallNetwork(), 4, 33, 33)) {
      assertThat(probe.variablesWithoutGradient()).isEmpty();
      assertThat(probe.variablesWithZeroGradient()).isEmpty();
    }
  }

  @Test
  void aVariableThatTheLogitsDoNotDependOnHasNoGradient() {
    SmallNetwork withIdleLayer =
        new SmallNetwork() {
          @Override
          public Operand<TFloat32> logits(Layers net, Operand<TFloat32> image, int outputStride) {
            net.scope("idle").conv("conv1", image, 2, Window.of(1, 1));
            return super.logits(net, image, outputStride);
          }
        };
    try (GraphProbe probe = GraphProbe.of(withIdleLayer, 8, 33, 33)) {
      assertThat(probe.variablesWithoutGradient()).containsExactly("idle/conv1/weights");
      assertThat(probe.variablesWithZeroGradient()).containsExactly("idle/conv1/weights");
    }
  }

  @Test
  void auxiliaryHeadsBelongToTheProbedGraph() {
    try (GraphProbe probe = GraphProbe.of(new AuxiliaryNetwork(0.4), 4, 33, 33)) {
      assertThat(probe.variables())
          .containsEntry("auxiliary/conv1/weights", List.of(3L, 3L, 8L, 4L));
      assertThat(probe.rates()).containsEntry("auxiliary/conv1", 2);
      assertThat(probe.auxiliaryLogits()).containsExactly("auxiliary", List.of(9L, 9L, 3L));
      assertThat(probe.variablesWithoutGradient()).isEmpty();
      assertThat(probe.variablesWithZeroGradient()).isEmpty();
    }
  }

  @Test
  void aNetworkWithoutAuxiliaryHeadsHasNoLogitsOfTheirs() {
    try (GraphProbe probe = GraphProbe.of(new SmallNetwork(), 8, 33, 33)) {
      assertThat(probe.auxiliaryLogits()).isEmpty();
    }
  }
}
