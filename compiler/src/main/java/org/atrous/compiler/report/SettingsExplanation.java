package org.atrous.compiler.report;

import java.util.List;
import java.util.Optional;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.experiment.ResolvedSetting;
import org.atrous.compiler.report.Explanation.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a recipe or evaluation, and where each came from.
 *
 * @param name of the recipe or evaluation
 * @param place where it is declared, {@code file:line:column}
 * @param after the recipe whose weights it starts from, or null
 * @param settings all of them; the origin is {@code own}, the name of the recipe or evaluation that
 *     it is taken from, {@code argument}, {@code --set} or {@code default}
 */
public record SettingsExplanation(
    String name, String place, @Nullable String after, List<Setting> settings) {
  public SettingsExplanation {
    settings = List.copyOf(settings);
  }

  /** Of a recipe. */
  public static SettingsExplanation of(RecipeSpec recipe) {
    return new SettingsExplanation(
        recipe.name(),
        recipe.span().toString(),
        Optional.ofNullable(recipe.after()).map(RecipeSpec::name).orElse(null),
        settings(recipe.sources(), recipe.name()));
  }

  /** Of an evaluation. */
  public static SettingsExplanation of(EvaluationSpec evaluation) {
    return new SettingsExplanation(
        evaluation.name(),
        evaluation.span().toString(),
        null,
        settings(evaluation.sources(), evaluation.name()));
  }

  private static List<Setting> settings(List<ResolvedSetting> sources, String name) {
    return sources.stream()
        .map(
            source ->
                new Setting(
                    source.name(),
                    source.text(),
                    source.owner().equals(name) ? "own" : source.owner(),
                    source.span() == null ? "" : source.span().toString()))
        .toList();
  }
}
