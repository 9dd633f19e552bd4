package org.atrous.compiler.report;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.atrous.compiler.Compiled;
import org.atrous.compiler.report.Explanation.Component;
import org.atrous.compiler.report.Explanation.Setting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetworkExplainerTest {
  private static final String SPEC =
      """
      network N(classes: int = 3) in torchvision(aspp_width: 64) {
        backbone resnet50
        block4 multigrid(1, 2, 4)
        aspp(6, 12) + imagepool
        decoder(backbone.low)
        logits(classes)
        auxiliary(backbone.block3, weight: 0.5) { fcn_head(classes) }
      }
      """;

  @TempDir Path folder;

  private Explanation explanation;

  @BeforeEach
  void explain() throws IOException {
    explanation = NetworkExplainer.explain(Compiled.network(folder, SPEC).network());
  }

  @Test
  void argumentsComeFirst() {
    assertThat(explanation.network()).isEqualTo("N");
    assertThat(explanation.arguments())
        .containsExactly(new Setting("classes", "3", "default", Compiled.place(1, 26)));
  }

  @Test
  void settingsOfTheDialectSayWhichOneMakesThem() {
    assertThat(explanation.dialect()).isEqualTo("torchvision");
    assertThat(setting(explanation.settings(), "stride_at").origin()).isEqualTo("torchvision");
    assertThat(setting(explanation.settings(), "stem").origin()).isEqualTo("paper");
    assertThat(setting(explanation.settings(), "aspp_width"))
        .isEqualTo(new Setting("aspp_width", "64", "the network", Compiled.place(1, 56)));
  }

  @Test
  void settingsWithoutEffectAreOnlyNamed() {
    assertThat(explanation.idle()).contains("mobile_padding");
    assertThat(explanation.settings().stream().map(Setting::name)).doesNotContain("mobile_padding");
    assertThat(explanation.idle()).doesNotContain("input");
  }

  @Test
  void theInputIsThatOfTheDialect() {
    assertThat(explanation.input().value())
        .isEqualTo("mean (123.675, 116.28, 103.53) std (58.395, 57.12, 57.375)");
    assertThat(explanation.input().origin()).isEqualTo("torchvision");
  }

  @Test
  void unitsThatAreAlikeAreOneEntry() {
    Component block3 =
        component(component(explanation.components(), "resnet").components(), "block3");

    assertThat(block3.components().stream().map(Component::path))
        .containsExactly("backbone/block3/unit1", "backbone/block3/unit2..unit6")
        .inOrder();
    assertThat(block3.components().get(1).times()).isEqualTo(5);
  }

  @Test
  void unitsOfAMultiGridAreEachTheirOwn() {
    Component block4 =
        component(component(explanation.components(), "resnet").components(), "block4");

    assertThat(block4.components().stream().map(Component::times)).containsExactly(1, 1, 1);
    assertThat(setting(block4.components().get(2).arguments(), "rate"))
        .isEqualTo(new Setting("rate", "4", "multi-grid of block4", Compiled.place(3, 10)));
    assertThat(setting(block4.components().get(0).arguments(), "stride").origin())
        .isEqualTo("step of block4");
  }

  @Test
  void aFeatureGoesByTheNameOfItsTap() {
    Component decoder = component(explanation.components(), "decoder");

    assertThat(setting(decoder.arguments(), "low").value()).isEqualTo("tap backbone/block1");
  }

  @Test
  void auxiliaryHeadsComeLastWithTheirWeight() {
    Component head = explanation.components().get(explanation.components().size() - 1);

    assertThat(head.kind()).isEqualTo("auxiliary");
    assertThat(setting(head.arguments(), "weight").value()).isEqualTo("0.5");
    assertThat(component(head.components(), "fcn_head").place()).isEqualTo(Compiled.place(7, 45));
  }

  private static Setting setting(List<Setting> settings, String name) {
    return settings.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private static Component component(List<Component> components, String name) {
    return components.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }
}
