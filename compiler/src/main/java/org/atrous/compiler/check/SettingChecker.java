package org.atrous.compiler.check;

import java.util.HashMap;
import java.util.Map;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Declaration.SettingsKind;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/**
 * Checks what all declarations made of settings share: each setting is given once and has a value,
 * mappings stand where they mean something, and only what can be inherited from is inherited from.
 */
final class SettingChecker {
  private static final String PAIRS = "pairs";

  private final Diagnostics diagnostics;

  SettingChecker(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void check(Declaration.Settings declaration) {
    if (declaration.kind() == SettingsKind.SWEEP) {
      return;
    }
    header(declaration);
    Map<String, Setting> before = new HashMap<>();
    for (Setting setting : declaration.settings()) {
      Setting first = before.putIfAbsent(setting.name().text(), setting);
      if (first != null) {
        diagnostics.report(
            Code.DUPLICATE,
            setting.name().span(),
            "the setting `%s` is there already".formatted(setting.name().text()),
            "",
            "the first one is at " + first.name().span());
      } else if (setting.groups().isEmpty()) {
        diagnostics.report(
            Code.BAD_VALUE,
            setting.name().span(),
            "the setting `%s` has no value".formatted(setting.name().text()));
      }
      mappings(declaration, setting);
    }
  }

  private void header(Declaration.Settings declaration) {
    if (!declaration.parameters().isEmpty()) {
      diagnostics.report(
          Code.WRONG_PLACE,
          declaration.parameters().get(0).span(),
          "%s has no parameters".formatted(what(declaration.kind())));
    }
    Identifier relation = declaration.relation();
    if (relation == null) {
      return;
    }
    if (declaration.kind() == SettingsKind.DATASET) {
      diagnostics.report(
          Code.WRONG_PLACE, relation.span(), "a data set takes nothing from another one");
    } else if (declaration.kind() == SettingsKind.DIALECT && !relation.text().equals("after")) {
      diagnostics.report(
          Code.WRONG_PLACE,
          relation.span(),
          "a dialect is never `%s` another one".formatted(relation.text()),
          "",
          "write `dialect %s after ...`".formatted(declaration.name().text()));
    }
  }

  private void mappings(Declaration.Settings declaration, Setting setting) {
    boolean maps =
        declaration.kind() == SettingsKind.DATASET && setting.name().text().equals(PAIRS);
    setting.groups().stream()
        .flatMap(group -> group.items().stream())
        .filter(item -> !maps && !item.mappedTo().isEmpty())
        .forEach(
            item ->
                diagnostics.report(
                    Code.WRONG_PLACE,
                    item.span(),
                    "`->` stands only in the `pairs` of a data set"));
  }

  private static String what(SettingsKind kind) {
    return switch (kind) {
      case DIALECT -> "a dialect";
      case DATASET -> "a data set";
      case RECIPE -> "a recipe";
      case EVALUATION -> "an evaluation";
      case SWEEP -> "a sweep";
    };
  }
}
