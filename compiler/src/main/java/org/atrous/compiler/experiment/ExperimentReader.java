package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Declaration.SettingsKind;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.Phrase.Literals;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.program.Program;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;

/** Reads the data sets, recipes and evaluations of a program. */
public final class ExperimentReader {
  private final Program program;
  private final List<Setting> byHand;
  private final Diagnostics diagnostics;
  private final Map<String, Known> datasets = new LinkedHashMap<>();

  /** A data set that was read. */
  private record Known(Declaration.Settings declaration, DatasetSpec spec) {}

  /**
   * @param overrides settings of recipes given by hand, by name
   */
  public ExperimentReader(
      Program program, Map<String, Setting> overrides, Diagnostics diagnostics) {
    this.program = program;
    this.byHand = List.copyOf(overrides.values());
    this.diagnostics = diagnostics;
  }

  /** Whether a recipe has a setting of this name. */
  public static boolean isRecipeSetting(String name) {
    return RecipeReader.SETTINGS.contains(name);
  }

  /**
   * What the main file declares, with the data sets that it uses so far.
   *
   * @param imported whether it comes with all data sets that the main file could use
   */
  public Experiments read(boolean imported) {
    program.settings(SettingsKind.DATASET).forEach(this::dataset);
    UseResolver uses = new UseResolver(byHand, diagnostics);
    List<RecipeSpec> recipes = new ArrayList<>();
    for (Declaration.Settings recipe : program.settings(SettingsKind.RECIPE)) {
      uses.declared(recipe, program.main())
          .flatMap(use -> recipe(use, diagnostics))
          .ifPresent(recipes::add);
    }
    List<EvaluationSpec> evaluations = new ArrayList<>();
    for (Declaration.Settings evaluation : program.settings(SettingsKind.EVALUATION)) {
      uses.declared(evaluation, program.main())
          .flatMap(use -> evaluation(use, diagnostics))
          .ifPresent(evaluations::add);
    }
    if (imported) {
      for (FileScope.Symbol symbol : program.main().visible().values()) {
        if (symbol.declaration() instanceof Declaration.Settings settings
            && settings.kind() == SettingsKind.DATASET) {
          dataset(settings);
        }
      }
    }
    return new Experiments(
        datasets.values().stream().map(Known::spec).toList(), recipes, evaluations);
  }

  /**
   * The recipe that a use in the main file means, as in {@code voc_stage1(batch: 8)}.
   *
   * @param findings where errors go
   */
  public Optional<RecipeSpec> recipe(Expression use, Diagnostics findings) {
    return new UseResolver(byHand, findings)
        .use(use, program.main(), SettingsKind.RECIPE)
        .flatMap(resolved -> recipe(resolved, findings));
  }

  /** The evaluation that a use in the main file means. */
  public Optional<EvaluationSpec> evaluation(Expression use, Diagnostics findings) {
    return new UseResolver(byHand, findings)
        .use(use, program.main(), SettingsKind.EVALUATION)
        .flatMap(resolved -> evaluation(resolved, findings));
  }

  private Optional<RecipeSpec> recipe(ResolvedUse use, Diagnostics findings) {
    Optional<RecipeSpec> after =
        Optional.ofNullable(use.after()).flatMap(first -> recipe(first, findings));
    Optional<DataUse> data = data(use, findings);
    if (data.isEmpty() || (use.after() != null && after.isEmpty())) {
      return Optional.empty();
    }
    SettingReader settings =
        new SettingReader(
            use.plain(), use.span(), "the recipe `%s`".formatted(use.name()), findings);
    TrainingSpec training = new RecipeReader(settings, data.get()).read();
    return Optional.of(
        new RecipeSpec(
            use.name(),
            data.get(),
            training,
            after.orElse(null),
            SettingSources.of(use, SettingDefaults.RECIPE),
            use.span()));
  }

  private Optional<EvaluationSpec> evaluation(ResolvedUse use, Diagnostics findings) {
    SettingReader settings =
        new SettingReader(
            use.plain(), use.span(), "the evaluation `%s`".formatted(use.name()), findings);
    return data(use, findings)
        .map(
            data ->
                new EvaluationSpec(
                    use.name(),
                    data,
                    new EvaluationReader(settings, data).read(),
                    SettingSources.of(use, SettingDefaults.EVALUATION),
                    use.span()));
  }

  private Optional<DataUse> data(ResolvedUse use, Diagnostics findings) {
    ResolvedUse.Given data = use.find("data");
    if (data == null) {
      findings.report(
          Code.MISSING_SETTING,
          use.span(),
          "`%s` needs the setting `data`".formatted(use.name()),
          "",
          "say what it works on, for example `data camvid split train`");
      return Optional.empty();
    }
    List<Setting.Group> groups = data.setting().groups();
    List<Setting.Item> items = groups.size() == 1 ? groups.get(0).items() : List.of();
    Phrase phrase =
        items.size() == 1 || items.size() == 3 ? Phrase.of(groups.get(0), List.of("split")) : null;
    Expression split = phrase == null ? null : phrase.keyed().get("split");
    if (phrase != null && items.size() == 1 && phrase.positional().size() == 1) {
      split = phrase.positional().get(0);
    }
    String word = split == null ? null : Literals.name(split);
    if (phrase == null || word == null) {
      findings.report(
          Code.BAD_VALUE,
          data.setting().span(),
          "`data` takes a data set and its split: `camvid split train`");
      return Optional.empty();
    }
    return dataset(phrase.word(), phrase.span(), items.get(0), data.home(), findings)
        .map(dataset -> new DataUse(dataset, word));
  }

  private Optional<DatasetSpec> dataset(
      String name, Span span, Setting.Item item, FileScope home, Diagnostics findings) {
    var path =
        item.value() instanceof Expression.Name word
            ? word.path()
            : item.value() instanceof Expression.Call call ? call.callee() : null;
    Declaration.Settings declaration =
        path == null
            ? null
            : UseResolver.find(
                // The name may come from the main file, as an argument.
                path,
                home.find(name) == null ? program.main() : home,
                SettingsKind.DATASET,
                findings);
    if (declaration == null) {
      return Optional.empty();
    }
    Known known = datasets.get(name);
    if (known != null && !known.declaration().name().span().equals(declaration.name().span())) {
      findings.report(
          Code.DUPLICATE,
          span,
          "two data sets `%s` meet here".formatted(name),
          "",
          "the other one is at " + known.declaration().name().span());
      return Optional.empty();
    }
    return Optional.of(dataset(declaration));
  }

  private DatasetSpec dataset(Declaration.Settings declaration) {
    return datasets
        .computeIfAbsent(
            declaration.name().text(),
            name -> new Known(declaration, new DatasetReader(declaration, diagnostics).read()))
        .spec();
  }
}
