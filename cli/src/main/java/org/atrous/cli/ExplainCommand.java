package org.atrous.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.report.Explanation;
import org.atrous.compiler.report.NetworkExplainer;
import org.atrous.compiler.report.SettingsExplanation;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrous explain}: every resolved setting and where it came from. */
@Command(
    name = "explain",
    description = {
      "Shows what every setting was resolved to, and where it came from: of all networks, recipes"
          + " and evaluations of a spec, or of those that are named.",
      "",
      "A network's value comes from --set, from an argument of the call, from the parameter's"
          + " default, from the dialect (the one in the line that makes the setting, or the network"
          + " itself, by hand), from the step or the multi-grid of a block, or from the residual"
          + " around a shortcut. Units of a block that are alike are one entry; a unit is shown by"
          + " what it differs in from the one before.",
      "",
      "A recipe's or evaluation's setting is its own, or that of the one it is like or comes after,"
          + " an argument of its use, given by --set, or the default.",
      "",
      "With --format json, the result is one object: networks, recipes and evaluations, each an"
          + " array."
    },
    footer = {
      "  atrous explain deeplab.atrous",
      "  atrous explain zoo.atrous --network Cascade --set last=block6",
      "  atrous explain voc.atrous --recipe voc_stage2 --format json"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;
  @Mixin private Format.Choice format;

  @Option(names = "--recipe", paramLabel = "NAME", description = "One recipe, and nothing else.")
  private @Nullable String recipe;

  @Option(
      names = "--evaluation",
      paramLabel = "NAME",
      description = "One evaluation, and nothing else.")
  private @Nullable String evaluation;

  /** What is printed. */
  private record Explained(
      List<Explanation> networks,
      List<SettingsExplanation> recipes,
      List<SettingsExplanation> evaluations) {}

  @Override
  public Integer call() throws JsonProcessingException {
    Console console = new Console(command);
    Optional<Compilation> compilation = spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    Explained explained = explain(compilation.get());
    if (format.isJson()) {
      console.result(Format.json(explained));
      return ExitCode.OK;
    }
    List<List<String>> parts = new ArrayList<>();
    explained.networks().forEach(network -> parts.add(ExplanationText.lines(network)));
    explained.recipes().forEach(one -> parts.add(ExplanationText.lines("recipe", one)));
    explained.evaluations().forEach(one -> parts.add(ExplanationText.lines("evaluation", one)));
    console.result(String.join("\n\n", parts.stream().map(p -> String.join("\n", p)).toList()));
    return ExitCode.OK;
  }

  private Explained explain(Compilation compilation) {
    boolean all = !spec.namesNetwork() && recipe == null && evaluation == null;
    List<PlannedNetwork> networks =
        spec.namesNetwork() ? spec.networks(compilation) : all ? compilation.networks() : List.of();
    List<RecipeSpec> recipes = compilation.experiments().recipes();
    List<EvaluationSpec> evaluations = compilation.experiments().evaluations();
    Explained explained =
        new Explained(
            networks.stream().map(planned -> NetworkExplainer.explain(planned.network())).toList(),
            (all ? recipes : named(recipes, RecipeSpec::name, recipe, "recipe"))
                .stream().map(SettingsExplanation::of).toList(),
            (all ? evaluations : named(evaluations, EvaluationSpec::name, evaluation, "evaluation"))
                .stream().map(SettingsExplanation::of).toList());
    if (all && networks.isEmpty() && recipes.isEmpty() && evaluations.isEmpty()) {
      throw new InputException(
          "`%s` declares neither networks nor recipes".formatted(spec.file()),
          "write one: network Name { ... }");
    }
    return explained;
  }

  /** The one of that name; none where no name is given. */
  private <T> List<T> named(
      List<T> all, Function<T, String> name, @Nullable String wanted, String what) {
    if (wanted == null) {
      return List.of();
    }
    List<String> names = all.stream().map(name).toList();
    if (!names.contains(wanted)) {
      throw new InputException(
          "there is no %s `%s` in `%s`".formatted(what, wanted, spec.file()),
          Suggestion.nearest(wanted, names)
              .map("did you mean `%s`?"::formatted)
              .orElse(
                  names.isEmpty() ? "it declares none" : "there are: " + String.join(", ", names)));
    }
    return List.of(all.get(names.indexOf(wanted)));
  }
}
