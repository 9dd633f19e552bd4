package org.atrous.compiler.check;

import java.util.Set;
import java.util.TreeSet;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Declaration.SettingsKind;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/** Checks what a dialect comes after, also where no network uses it. */
final class DialectChecker {
  private DialectChecker() {}

  static void check(Declaration.Settings dialect, FileScope file, Diagnostics diagnostics) {
    if (dialect.base() == null) {
      return;
    }
    if (!(dialect.base() instanceof Expression.Name base)) {
      diagnostics.report(
          Code.WRONG_TYPE, dialect.base().span(), "a dialect comes after another dialect");
      return;
    }
    Set<String> known = new TreeSet<>();
    for (FileScope.Symbol symbol : file.visible().values()) {
      if (isDialect(symbol.declaration())) {
        known.add(symbol.declaration().name().text());
      }
    }
    if (!known.contains(base.path().text())) {
      String near = NameChecker.nearest(base.path().text(), known);
      diagnostics.report(
          Code.UNKNOWN_NAME,
          base.span(),
          "unknown dialect `%s`".formatted(base.path().text()),
          "",
          near != null ? near : "the dialects are `" + String.join("`, `", known) + "`");
    }
  }

  private static boolean isDialect(Declaration declaration) {
    return declaration instanceof Declaration.Settings settings
        && settings.kind() == SettingsKind.DIALECT;
  }
}
