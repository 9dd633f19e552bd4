package org.atrous.compiler.experiment;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingSourcesTest {
  private static final String DATA =
      "dataset d { pairs \"{split}/*.jpg\" -> \"{split}/*.png\"\n classes A, B }\n";

  private static final String CHAIN =
      DATA
          + """
          recipe base(rate: float = 0.01) {
            data          d split train
            crop          65x65
            learning_rate poly(rate, power: 0.9)
            batch_norm    decay 0.99, epsilon 1e-5
          }
          recipe tuned like base(rate: 0.02, batch: 8) {
            batch_norm frozen
          }
          """;

  /** Defaults that say that nothing is there, or that something else decides. */
  private static final Set<String> WITHOUT_SPELLING =
      Set.of(
          "multipliers", "batch_norm", "class_weights", "clip", "ema", "pad", "window", "classes");

  @TempDir Path folder;

  @Test
  void aSettingIsItsOwnOrThatOfWhatItIsLike() throws IOException {
    List<ResolvedSetting> sources = recipe(CHAIN, "tuned", Map.of()).sources();

    assertThat(source(sources, "crop").owner()).isEqualTo("base");
    assertThat(source(sources, "data").text()).isEqualTo("d split train");
    assertThat(source(sources, "batch").owner()).isEqualTo(ResolvedSetting.ARGUMENT);
    assertThat(source(sources, "batch").text()).isEqualTo("8");
    assertThat(source(sources, "steps").owner()).isEqualTo(ResolvedSetting.DEFAULT);
  }

  @Test
  void valuesOfParametersAreIn() throws IOException {
    assertThat(source(recipe(CHAIN, "base", Map.of()).sources(), "learning_rate").text())
        .isEqualTo("poly(0.01, power: 0.9)");
    assertThat(source(recipe(CHAIN, "tuned", Map.of()).sources(), "learning_rate").text())
        .isEqualTo("poly(0.02, power: 0.9)");
  }

  @Test
  void partsOfBatchNormAreInheritedOneByOne() throws IOException {
    List<ResolvedSetting> parts =
        recipe(CHAIN, "tuned", Map.of()).sources().stream()
            .filter(source -> source.name().equals("batch_norm"))
            .toList();

    assertThat(parts.stream().map(ResolvedSetting::text))
        .containsExactly("frozen", "decay 0.99, epsilon 1e-5")
        .inOrder();
    assertThat(parts.stream().map(ResolvedSetting::owner)).containsExactly("tuned", "base");
  }

  @Test
  void whatIsSetByHandCountsFirst() throws IOException {
    List<ResolvedSetting> sources = recipe(CHAIN, "base", Map.of("crop", "33x33")).sources();

    assertThat(source(sources, "crop").owner()).isEqualTo(ResolvedSetting.BY_HAND);
    assertThat(source(sources, "crop").text()).isEqualTo("33x33");
  }

  @Test
  void everySettingIsListed() throws IOException {
    assertThat(SettingDefaults.RECIPE.keySet())
        .containsExactlyElementsIn(
            RecipeReader.SETTINGS.stream().filter(name -> !name.equals("data")).toList());
    assertThat(SettingDefaults.EVALUATION.keySet())
        .containsExactlyElementsIn(
            EvaluationReader.SETTINGS.stream().filter(name -> !name.equals("data")).toList());
  }

  /** A recipe that spells a default out is the same training as one that leaves it out. */
  @Test
  void theDefaultsThatAreShownAreThoseThatHold() throws IOException {
    String silent = recipe(DATA + "recipe r { data d split train }", "r", Map.of()).identity();
    for (Map.Entry<String, String> entry : SettingDefaults.RECIPE.entrySet()) {
      if (!WITHOUT_SPELLING.contains(entry.getKey())) {
        // What follows the comma is said by the network's dialect, not by a setting.
        String line =
            entry.getKey() + " " + entry.getValue().replace(", as the network's dialect", "");
        String text = DATA + "recipe r { data d split train\n " + line + " }";
        assertWithMessage(line).that(recipe(text, "r", Map.of()).identity()).isEqualTo(silent);
      }
    }
    String look = evaluation("").identity();
    for (Map.Entry<String, String> entry : SettingDefaults.EVALUATION.entrySet()) {
      if (!WITHOUT_SPELLING.contains(entry.getKey())) {
        String line = entry.getKey() + " " + entry.getValue();
        assertWithMessage(line).that(evaluation(line).identity()).isEqualTo(look);
      }
    }
  }

  private EvaluationSpec evaluation(String line) throws IOException {
    String text = DATA + "evaluation e { data d split val\n " + line + "\n }";
    return compiled(text, Map.of()).experiments().evaluations().get(0);
  }

  private RecipeSpec recipe(String text, String name, Map<String, String> overrides)
      throws IOException {
    return compiled(text, overrides).experiments().recipes().stream()
        .filter(recipe -> recipe.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Compilation compiled(String text, Map<String, String> overrides) throws IOException {
    Compilation compilation = Compiled.spec(folder, text, overrides);
    assertWithMessage("%s", compilation.diagnostics()).that(compilation.succeeded()).isTrue();
    return compilation;
  }

  private static ResolvedSetting source(List<ResolvedSetting> sources, String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst().orElseThrow();
  }
}
