package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.atrous.runtime.experiment.RateMultiplier;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variables;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

class RateFactorsTest {
  private static final RateFactors FACTORS =
      new RateFactors(
          List.of(
              new RateMultiplier("biases", 2),
              new RateMultiplier("logits", 10),
              new RateMultiplier("backbone/block4", 0.5)));

  private static double factor(String name, Role role) {
    try (Graph graph = new Graph()) {
      return FACTORS.of(
          new Variables().create(Ops.create(graph).scope(), name, List.of(1L, 1L, 2L, 2L), role));
    }
  }

  @Test
  void aPartHasItsOwn() {
    assertThat(factor("logits/conv1/weights", Role.WEIGHTS)).isEqualTo(10.0);
    assertThat(factor("backbone/block4/unit1/bn1/gamma", Role.GAMMA)).isEqualTo(0.5);
  }

  @Test
  void theRestHasNone() {
    assertThat(factor("backbone/block3/conv1/weights", Role.WEIGHTS)).isEqualTo(1.0);
    assertThat(factor("backbone/block40/conv1/weights", Role.WEIGHTS)).isEqualTo(1.0);
    assertThat(factor("head/logits/weights", Role.WEIGHTS)).isEqualTo(1.0);
  }

  @Test
  void biasesAreThoseOfConvolutions() {
    assertThat(factor("head/conv1/biases", Role.BIASES)).isEqualTo(2.0);
    assertThat(factor("head/bn1/beta", Role.BETA)).isEqualTo(1.0);
  }

  @Test
  void theyMultiplyWhereSeveralNameAVariable() {
    assertThat(factor("logits/conv1/biases", Role.BIASES)).isEqualTo(20.0);
  }
}
