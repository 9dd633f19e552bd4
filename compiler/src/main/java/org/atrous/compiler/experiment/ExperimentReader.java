package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Declaration.SettingsKind;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.program.Program;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;

/** Reads the data sets, recipes and evaluations of a program. */
public final class ExperimentReader {
  private final Program program;
  private final Map<String, Setting> overrides;
  private final Diagnostics diagnostics;
  private final Map<String, DatasetSpec> datasets = new LinkedHashMap<>();

  /**
   * @param overrides settings of recipes given by hand, by name
   */
  public ExperimentReader(
      Program program, Map<String, Setting> overrides, Diagnostics diagnostics) {
    this.program = program;
    this.overrides = overrides;
    this.diagnostics = diagnostics;
  }

  /** Whether a recipe has a setting of this name. */
  public static boolean isRecipeSetting(String name) {
    return RecipeReader.SETTINGS.contains(name);
  }

  public Experiments read() {
    for (Declaration.Settings dataset : program.settings(SettingsKind.DATASET)) {
      datasets.put(dataset.name().text(), new DatasetReader(dataset, diagnostics).read());
    }
    List<RecipeSpec> recipes = new ArrayList<>();
    for (Declaration.Settings recipe : program.settings(SettingsKind.RECIPE)) {
      List<Setting> settings = inherited(recipe, new ArrayList<>());
      List<Setting> all = new ArrayList<>(overrides.values());
      all.addAll(settings);
      DataUse data = data(recipe, all);
      recipes.add(new RecipeReader(recipe, all, diagnostics).read(data));
    }
    List<EvaluationSpec> evaluations = new ArrayList<>();
    for (Declaration.Settings evaluation : program.settings(SettingsKind.EVALUATION)) {
      evaluations.add(evaluation(evaluation));
    }
    for (Declaration.Settings sweep : program.settings(SettingsKind.SWEEP)) {
      diagnostics.report(
          Code.WRONG_PLACE, sweep.name().span(), "sweeps can't be compiled by this version");
    }
    return new Experiments(List.copyOf(datasets.values()), recipes, evaluations);
  }

  /** A declaration's settings, then those of what it is like. */
  private List<Setting> inherited(Declaration.Settings declaration, List<String> line) {
    List<Setting> settings = new ArrayList<>(declaration.settings());
    line.add(declaration.name().text());
    if (declaration.relation() == null || declaration.base() == null) {
      return settings;
    }
    if (!declaration.relation().text().equals("like")
        || !(declaration.base() instanceof Expression.Name base)) {
      diagnostics.report(
          Code.WRONG_PLACE,
          declaration.relation().span(),
          "only `like` and the name of another one can follow: chains can't be run by this version");
      return settings;
    }
    String name = base.path().text();
    FileScope.Symbol symbol = program.main().find(name);
    if (symbol == null
        || !(symbol.declaration() instanceof Declaration.Settings other)
        || other.kind() != declaration.kind()) {
      unknown(base.span(), what(declaration), name, declaration.kind());
      return settings;
    }
    if (line.contains(name)) {
      diagnostics.report(
          Code.RECURSION,
          base.span(),
          "the %s `%s` is like itself".formatted(what(declaration), name));
      return settings;
    }
    settings.addAll(inherited(other, line));
    return settings;
  }

  private static String what(Declaration.Settings declaration) {
    return declaration.kind() == SettingsKind.RECIPE ? "recipe" : "evaluation";
  }

  private EvaluationSpec evaluation(Declaration.Settings declaration) {
    List<Setting> settings = inherited(declaration, new ArrayList<>());
    SettingReader reader =
        new SettingReader(
            settings,
            List.of("data", "output_stride"),
            declaration.name().span(),
            "the evaluation `%s`".formatted(declaration.name().text()),
            diagnostics);
    DataUse data = data(declaration, settings);
    return new EvaluationSpec(
        declaration.name().text(),
        data.dataset(),
        data.split(),
        reader.whole("output_stride", 16, 1),
        declaration.name().span());
  }

  private DataUse data(Declaration.Settings declaration, List<Setting> settings) {
    DataUse nothing = new DataUse("", "");
    Setting data =
        settings.stream().filter(s -> s.name().text().equals("data")).findFirst().orElse(null);
    if (data == null) {
      diagnostics.report(
          Code.MISSING_SETTING,
          declaration.name().span(),
          "`%s` needs the setting `data`".formatted(declaration.name().text()),
          "",
          "say what it works on, for example `data camvid split train`");
      return nothing;
    }
    List<Setting.Item> items =
        data.groups().size() == 1 ? data.groups().get(0).items() : List.<Setting.Item>of();
    if (items.size() != 3 || !"split".equals(SettingReader.word(items.get(1).value()))) {
      diagnostics.report(
          Code.BAD_VALUE,
          data.span(),
          "`data` takes a data set and its split: `camvid split train`");
      return nothing;
    }
    String name = SettingReader.word(items.get(0).value());
    String split = SettingReader.word(items.get(2).value());
    if (name == null || split == null) {
      diagnostics.report(Code.BAD_VALUE, data.span(), "a data set and a split are words");
      return nothing;
    }
    if (!datasets.containsKey(name)) {
      FileScope.Symbol symbol = program.main().find(name);
      if (symbol != null
          && symbol.declaration() instanceof Declaration.Settings dataset
          && dataset.kind() == SettingsKind.DATASET) {
        datasets.put(name, new DatasetReader(dataset, diagnostics).read());
      } else {
        unknown(items.get(0).span(), "data set", name, SettingsKind.DATASET);
        return nothing;
      }
    }
    return new DataUse(name, split);
  }

  private void unknown(Span span, String what, String name, SettingsKind kind) {
    List<String> known =
        program.main().visible().values().stream()
            .map(FileScope.Symbol::declaration)
            .filter(d -> d instanceof Declaration.Settings s && s.kind() == kind)
            .map(d -> d.name().text())
            .toList();
    diagnostics.report(
        Code.UNKNOWN_NAME,
        span,
        "unknown %s `%s`".formatted(what, name),
        "",
        Suggestion.nearest(name, known).map(near -> "did you mean `" + near + "`?").orElse(null));
  }
}
