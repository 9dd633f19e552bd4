package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import java.util.List;
import org.atrous.runtime.experiment.DecaySettings;
import org.atrous.runtime.networks.SmallNetwork;
import org.atrous.runtime.variables.Role;
import org.junit.jupiter.api.Test;

class WeightDecayTest {
  private static List<Role> pulled(double factor, String... except) {
    WeightDecay decay = new WeightDecay(factor, List.of(except));
    return Arrays.stream(Role.values()).filter(decay::pulls).toList();
  }

  @Test
  void thePapersPullsOnTheWeightsOfConvolutionsAlone() {
    assertThat(pulled(0.1, DecaySettings.PAPER.toArray(String[]::new)))
        .containsExactly(Role.WEIGHTS);
  }

  @Test
  void withoutExceptionsItPullsOnEveryParameter() {
    assertThat(pulled(0.1))
        .containsExactlyElementsIn(Arrays.stream(Role.values()).filter(Role::isParameter).toList());
  }

  @Test
  void eachExceptionLeavesItsOwnOut() {
    assertThat(pulled(0.1, "biases")).doesNotContain(Role.BIASES);
    assertThat(pulled(0.1, "biases")).hasSize(7);
    assertThat(pulled(0.1, "depthwise")).doesNotContain(Role.DEPTHWISE_WEIGHTS);
    assertThat(pulled(0.1, "depthwise")).hasSize(7);
    assertThat(pulled(0.1, "batch_norm"))
        .containsExactly(Role.WEIGHTS, Role.DEPTHWISE_WEIGHTS, Role.BIASES);
  }

  @Test
  void theRecipeGoesBeforeTheNetwork() {
    SmallNetwork network =
        new SmallNetwork() {
          @Override
          public List<String> undecayed() {
            return List.of("batch_norm");
          }
        };
    assertThat(WeightDecay.of(new DecaySettings(0.1, null), network).except())
        .containsExactly("batch_norm");
    assertThat(WeightDecay.of(new DecaySettings(0.1, List.of("biases")), network).except())
        .containsExactly("biases");
    assertThat(WeightDecay.of(new DecaySettings(0.1, List.of()), network).except()).isEmpty();
  }

  @Test
  void ofNothingItPullsOnNothing() {
    assertThat(pulled(0)).isEmpty();
  }
}
