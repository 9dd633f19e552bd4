package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Declaration.SettingsKind;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Parameter;
import org.atrous.compiler.ast.Path;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.ResolvedUse.Given;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;

/**
 * Puts the settings of a recipe or evaluation together: those given as arguments of its use, then
 * those given by hand, then its own, then those of what it is {@code like} or comes {@code after}.
 */
final class UseResolver {
  private static final String WEIGHTS = "weights";

  private final List<Setting> byHand;
  private final Diagnostics diagnostics;

  /**
   * @param byHand settings of recipes that are given on the command line
   */
  UseResolver(List<Setting> byHand, Diagnostics diagnostics) {
    this.byHand = byHand;
    this.diagnostics = diagnostics;
  }

  /** The settings that such a declaration may have. */
  static List<String> settings(SettingsKind kind) {
    return kind == SettingsKind.RECIPE ? RecipeReader.SETTINGS : EvaluationReader.SETTINGS;
  }

  static String what(SettingsKind kind) {
    return switch (kind) {
      case RECIPE -> "recipe";
      case EVALUATION -> "evaluation";
      case DATASET -> "data set";
      case DIALECT -> "dialect";
      case SWEEP -> "sweep";
      case WEIGHTS -> "weights";
    };
  }

  /** A declaration as it stands, every parameter at its default. */
  Optional<ResolvedUse> declared(Declaration.Settings declaration, FileScope home) {
    return resolve(
        declaration, home, List.of(), home, declaration.name().span(), new ArrayList<>());
  }

  /**
   * What {@code name} or {@code name(argument: value)} means; empty after an error.
   *
   * @param use with nothing left to put in
   * @param scope in which it is written
   */
  Optional<ResolvedUse> use(Expression use, FileScope scope, SettingsKind kind) {
    return use(use, scope, kind, new ArrayList<>());
  }

  private Optional<ResolvedUse> use(
      Expression use, FileScope scope, SettingsKind kind, List<Span> line) {
    Path path =
        use instanceof Expression.Call call
            ? call.callee()
            : use instanceof Expression.Name name ? name.path() : null;
    if (path == null) {
      diagnostics.report(
          Code.BAD_VALUE, use.span(), "the name of a %s is needed here".formatted(what(kind)));
      return Optional.empty();
    }
    Declaration.Settings declaration = find(path, scope, kind, diagnostics);
    if (declaration == null) {
      return Optional.empty();
    }
    FileScope.Symbol symbol = scope.find(path.text());
    List<Argument> arguments =
        use instanceof Expression.Call call ? call.arguments() : List.<Argument>of();
    return symbol == null
        ? Optional.empty()
        : resolve(declaration, symbol.home(), arguments, scope, path.span(), line);
  }

  /** The declaration of a name, or null after an error. */
  static Declaration.@org.jspecify.annotations.Nullable Settings find(
      Path path, FileScope scope, SettingsKind kind, Diagnostics diagnostics) {
    FileScope.Symbol symbol = scope.find(path.text());
    if (symbol != null
        && symbol.declaration() instanceof Declaration.Settings settings
        && settings.kind() == kind) {
      return settings;
    }
    List<String> known =
        scope.visible().values().stream()
            .map(FileScope.Symbol::declaration)
            .filter(d -> d instanceof Declaration.Settings s && s.kind() == kind)
            .map(d -> d.name().text())
            .toList();
    diagnostics.report(
        Code.UNKNOWN_NAME,
        path.span(),
        "unknown %s `%s`".formatted(what(kind), path.text()),
        "",
        Suggestion.nearest(path.text(), known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(null));
    return null;
  }

  private Optional<ResolvedUse> resolve(
      Declaration.Settings declaration,
      FileScope home,
      List<Argument> arguments,
      FileScope caller,
      Span span,
      List<Span> line) {
    if (line.contains(declaration.name().span())) {
      diagnostics.report(
          Code.RECURSION,
          span,
          "the %s `%s` takes its settings from itself"
              .formatted(what(declaration.kind()), declaration.name().text()));
      return Optional.empty();
    }
    List<Span> longer = new ArrayList<>(line);
    longer.add(declaration.name().span());
    List<Given> settings = new ArrayList<>();
    Map<String, Expression> values = new LinkedHashMap<>();
    if (!bind(declaration, arguments, caller, settings, values)
        || !complete(declaration, span, values)) {
      return Optional.empty();
    }
    Substitution substitution = new Substitution(values, diagnostics);
    if (declaration.kind() == SettingsKind.RECIPE) {
      byHand.forEach(setting -> settings.add(new Given(setting, home, ResolvedSetting.BY_HAND)));
    }
    for (Setting setting : declaration.settings()) {
      if (known(declaration, setting.name())) {
        String owner = declaration.name().text();
        substitution.apply(setting).ifPresent(s -> settings.add(new Given(s, home, owner)));
      }
    }
    return related(declaration, home, settings, substitution, longer);
  }

  /** Adds what the declaration takes from another one. */
  private Optional<ResolvedUse> related(
      Declaration.Settings declaration,
      FileScope home,
      List<Given> settings,
      Substitution substitution,
      List<Span> line) {
    Identifier relation = declaration.relation();
    String name = declaration.name().text();
    if (relation == null || declaration.base() == null) {
      return Optional.of(new ResolvedUse(name, declaration.name().span(), settings, null));
    }
    Optional<ResolvedUse> base =
        substitution
            .apply(declaration.base())
            .flatMap(use -> use(use, home, declaration.kind(), line));
    if (base.isEmpty()) {
      return Optional.empty();
    }
    boolean after = relation.text().equals("after");
    for (Given given : settings) {
      if (after && given.setting().name().text().equals(WEIGHTS)) {
        diagnostics.report(
            Code.WRONG_PLACE,
            given.setting().span(),
            "`%s` starts from the weights of `%s`".formatted(name, base.get().name()),
            "",
            "take `weights` away, or write `like` instead of `after`");
      }
    }
    List<Given> all = new ArrayList<>(settings);
    for (Given given : base.get().settings()) {
      if (!after || !given.setting().name().text().equals(WEIGHTS)) {
        all.add(given);
      }
    }
    return Optional.of(
        new ResolvedUse(
            name, declaration.name().span(), all, after ? base.get() : base.get().after()));
  }

  private boolean known(Declaration.Settings declaration, Identifier name) {
    List<String> known = settings(declaration.kind());
    if (known.contains(name.text())) {
      return true;
    }
    diagnostics.report(
        Code.UNKNOWN_SETTING,
        name.span(),
        "the %s `%s` has no setting `%s`"
            .formatted(what(declaration.kind()), declaration.name().text(), name.text()),
        "",
        Suggestion.nearest(name.text(), known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("its settings are `" + String.join("`, `", known) + "`"));
    return false;
  }

  /** Parts arguments into values of parameters and settings; false after an error. */
  private boolean bind(
      Declaration.Settings declaration,
      List<Argument> arguments,
      FileScope caller,
      List<Given> settings,
      Map<String, Expression> values) {
    List<Parameter> parameters = declaration.parameters();
    Map<String, Argument> given = new LinkedHashMap<>();
    for (Argument argument : arguments) {
      Identifier name = argument.name();
      int position = given.size();
      if (name == null && position >= parameters.size()) {
        diagnostics.report(
            Code.UNKNOWN_ARGUMENT,
            argument.span(),
            "`%s` takes %s without a name"
                .formatted(
                    declaration.name().text(),
                    parameters.isEmpty() ? "no arguments" : "no more than " + parameters.size()),
            "",
            "name the setting that it is for, as in `batch: 8`");
        return false;
      }
      String target = name == null ? parameters.get(position).name().text() : name.text();
      if (given.putIfAbsent(target, argument) != null) {
        diagnostics.report(
            Code.DUPLICATE, argument.span(), "`%s` is given already".formatted(target));
        return false;
      }
      if (parameters.stream().anyMatch(p -> p.name().text().equals(target))) {
        values.put(target, argument.value());
      } else if (settings(declaration.kind()).contains(target)) {
        settings.add(new Given(setting(name, argument), caller, ResolvedSetting.ARGUMENT));
      } else {
        List<String> known = new ArrayList<>(settings(declaration.kind()));
        parameters.forEach(parameter -> known.add(parameter.name().text()));
        diagnostics.report(
            Code.UNKNOWN_ARGUMENT,
            argument.span(),
            "`%s` has neither a parameter nor a setting `%s`"
                .formatted(declaration.name().text(), target),
            "",
            Suggestion.nearest(target, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse(null));
        return false;
      }
    }
    return true;
  }

  private static Setting setting(
      @org.jspecify.annotations.Nullable Identifier name, Argument argument) {
    Identifier setting = name == null ? new Identifier("", argument.span()) : name;
    return new Setting(setting, List.of(SettingReader.group(argument.value())), argument.span());
  }

  /** Adds defaults, and holds every value against its type; false after an error. */
  private boolean complete(
      Declaration.Settings declaration, Span use, Map<String, Expression> values) {
    boolean sound = true;
    for (Parameter parameter : declaration.parameters()) {
      String name = parameter.name().text();
      Expression value = values.get(name);
      Expression fallback = parameter.defaultValue();
      if (value == null && fallback != null) {
        value = new Substitution(values, diagnostics).apply(fallback).orElse(null);
        sound &= value != null;
      } else if (value == null) {
        diagnostics.report(
            Code.MISSING_ARGUMENT,
            use,
            "`%s` needs the argument `%s`".formatted(declaration.name().text(), name));
        sound = false;
      }
      if (value != null && !ParameterTypes.fits(value, parameter.type())) {
        diagnostics.report(
            Code.WRONG_TYPE,
            value.span(),
            "`%s` must be `%s`".formatted(name, ParameterTypes.text(parameter.type())));
        sound = false;
      }
      if (value != null) {
        values.put(name, value);
      }
    }
    return sound;
  }
}
