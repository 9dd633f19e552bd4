package org.atrous.compiler.instantiate;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.atrous.compiler.Compiled;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.TrainingDefaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingDefaultsTest {
  @TempDir Path folder;

  private Network network(String dialect, String head) throws IOException {
    return Compiled.network(
            folder,
            "network N(classes: int = 3) in %s {\n  backbone resnet18\n  %s\n}"
                .formatted(dialect, head))
        .network();
  }

  @Test
  void aDialectSaysHowFiltersAreDrawn() throws IOException {
    TrainingDefaults training = network("detectron2", "logits(classes)").training();

    assertThat(training.trunk()).isEqualTo("he_normal_out");
    assertThat(training.heads()).isEqualTo("lecun_uniform");
    assertThat(training.logits()).isEqualTo("normal");
    assertThat(training.deviation()).isEqualTo(0.001);
  }

  @Test
  void aDialectSaysOnWhatWeightDecayPulls() throws IOException {
    assertThat(network("paper", "logits(classes)").training().undecayed())
        .containsExactly("biases", "batch_norm", "depthwise");
    assertThat(network("torchvision", "logits(classes)").training().undecayed()).isEmpty();
    assertThat(network("detectron2", "logits(classes)").training().undecayed())
        .containsExactly("batch_norm");
  }

  @Test
  void theLastConvolutionsBeforeTheLogitsMakeTheScores() throws IOException {
    assertThat(network("paper", "aspp(6, 12) logits(classes)").scores())
        .containsExactly("logits/conv1");
    assertThat(
            network(
                    "torchvision",
                    "logits(classes)\n  auxiliary(backbone.block3, weight: 0.5) { fcn_head(classes) }")
                .scores())
        .containsExactly("auxiliary/conv2", "logits/conv2");
  }

  @Test
  void scoresThatAreAddedUpAreAllFound() throws IOException {
    Network network =
        network(
            "paper",
            "residual(conv(1x1, classes)) { conv(3x3, 8) bn relu conv(1x1, classes) bn }"
                + "\n  resize(like: image)");

    assertThat(network.scores()).hasSize(2);
  }
}
