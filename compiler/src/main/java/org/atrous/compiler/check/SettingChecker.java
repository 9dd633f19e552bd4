package org.atrous.compiler.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Declaration.SettingsKind;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Parameter;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.experiment.ParameterTypes;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Suggestion;

/**
 * Checks what all declarations made of settings share: each setting is given once and has a value,
 * mappings stand where they mean something, and only what can be inherited from is inherited from.
 */
final class SettingChecker {
  /** The settings of a data set in which one thing is mapped to another. */
  private static final Set<String> MAPPINGS = Set.of("pairs", "map");

  /** The setting of weights that maps, and is given as often as there is something to map. */
  private static final String LAYER = "layer";

  /** The settings that stand alone. */
  private static final Set<String> FLAGS = Set.of("flip", "reduce_zero_label");

  private final Diagnostics diagnostics;

  SettingChecker(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void check(Declaration.Settings declaration) {
    header(declaration);
    if (declaration.kind() == SettingsKind.SWEEP) {
      return;
    }
    Map<String, Setting> before = new HashMap<>();
    for (Setting setting : declaration.settings()) {
      boolean layer =
          declaration.kind() == SettingsKind.WEIGHTS && setting.name().text().equals(LAYER);
      Setting first = layer ? null : before.putIfAbsent(setting.name().text(), setting);
      if (first != null) {
        diagnostics.report(
            Code.DUPLICATE,
            setting.name().span(),
            "the setting `%s` is there already".formatted(setting.name().text()),
            "",
            "the first one is at " + first.name().span());
      } else if (setting.groups().isEmpty() && !FLAGS.contains(setting.name().text())) {
        diagnostics.report(
            Code.BAD_VALUE,
            setting.name().span(),
            "the setting `%s` has no value".formatted(setting.name().text()));
      }
      mappings(declaration, setting);
    }
  }

  private void header(Declaration.Settings declaration) {
    parameters(declaration);
    Identifier relation = declaration.relation();
    if (relation == null) {
      return;
    }
    if (declaration.kind() == SettingsKind.DATASET
        || declaration.kind() == SettingsKind.SWEEP
        || declaration.kind() == SettingsKind.WEIGHTS) {
      diagnostics.report(
          Code.WRONG_PLACE,
          relation.span(),
          "%s takes nothing from another one".formatted(what(declaration.kind())));
    } else if (declaration.kind() == SettingsKind.EVALUATION && relation.text().equals("after")) {
      diagnostics.report(
          Code.WRONG_PLACE,
          relation.span(),
          "an evaluation comes `after` nothing",
          "",
          "write `like` to take the other one's settings");
    } else if (declaration.kind() == SettingsKind.DIALECT && !relation.text().equals("after")) {
      diagnostics.report(
          Code.WRONG_PLACE,
          relation.span(),
          "a dialect is never `%s` another one".formatted(relation.text()),
          "",
          "write `dialect %s after ...`".formatted(declaration.name().text()));
    }
  }

  private void parameters(Declaration.Settings declaration) {
    boolean may =
        declaration.kind() == SettingsKind.RECIPE || declaration.kind() == SettingsKind.EVALUATION;
    if (!may && !declaration.parameters().isEmpty()) {
      diagnostics.report(
          Code.WRONG_PLACE,
          declaration.parameters().get(0).span(),
          "%s has no parameters".formatted(what(declaration.kind())));
      return;
    }
    Set<String> before = new HashSet<>();
    for (Parameter parameter : declaration.parameters()) {
      Identifier name = parameter.name();
      if (!before.add(name.text())) {
        diagnostics.report(
            Code.DUPLICATE,
            name.span(),
            "the parameter `%s` is there already".formatted(name.text()));
      }
      if (ParameterTypes.isTaken(name.text())) {
        diagnostics.report(
            Code.SHADOWED,
            name.span(),
            "the name `%s` means something in settings already".formatted(name.text()));
      }
      ParameterTypes.unknown(parameter.type())
          .ifPresent(
              type ->
                  diagnostics.report(
                      Code.UNKNOWN_NAME,
                      type.span(),
                      "%s has no parameters of type `%s`"
                          .formatted(what(declaration.kind()), type.text()),
                      "",
                      Suggestion.nearest(type.text(), ParameterTypes.NAMES)
                          .map("did you mean `%s`?"::formatted)
                          .orElse(
                              "types are `%s`, lists of them, and words"
                                  .formatted(String.join("`, `", ParameterTypes.NAMES)))));
    }
  }

  private void mappings(Declaration.Settings declaration, Setting setting) {
    String name = setting.name().text();
    boolean maps =
        (declaration.kind() == SettingsKind.DATASET && MAPPINGS.contains(name))
            || (declaration.kind() == SettingsKind.WEIGHTS && name.equals(LAYER));
    setting.groups().stream()
        .flatMap(group -> group.items().stream())
        .filter(item -> !maps && !item.mappedTo().isEmpty())
        .forEach(
            item ->
                diagnostics.report(
                    Code.WRONG_PLACE,
                    item.span(),
                    "`->` stands only in the `pairs` and the `map` of a data set, and in the `layer`"
                        + " of weights"));
  }

  private static String what(SettingsKind kind) {
    return switch (kind) {
      case DIALECT -> "a dialect";
      case DATASET -> "a data set";
      case RECIPE -> "a recipe";
      case EVALUATION -> "an evaluation";
      case SWEEP -> "a sweep";
      case WEIGHTS -> "a mapping of weights";
    };
  }
}
