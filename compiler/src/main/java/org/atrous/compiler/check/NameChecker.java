package org.atrous.compiler.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Parameter;
import org.atrous.compiler.instantiate.Types;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.program.Program;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Checks every body of a program as it is written: unknown names, arguments that a component
 * doesn't have, literals of a wrong type. Finds all of them in one go, also in components that no
 * network uses; what depends on arguments is found when a network is expanded.
 */
public final class NameChecker {
  private final Diagnostics diagnostics;

  private NameChecker(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  public static void check(Program program, Diagnostics diagnostics) {
    NameChecker checker = new NameChecker(diagnostics);
    for (FileScope file : program.files()) {
      for (Declaration declaration : file.file().declarations()) {
        declaration.accept(checker.in(file));
      }
    }
  }

  private Declaration.Visitor<Boolean> in(FileScope file) {
    return new Declaration.Visitor<>() {
      @Override
      public Boolean visit(Declaration.Module declaration) {
        module(declaration, file);
        return true;
      }

      @Override
      public Boolean visit(Declaration.Settings declaration) {
        new SettingChecker(diagnostics).check(declaration);
        if (declaration.kind() == Declaration.SettingsKind.DIALECT) {
          DialectChecker.check(declaration, file, diagnostics);
        }
        return true;
      }
    };
  }

  private void module(Declaration.Module module, FileScope file) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> before = new HashSet<>();
    ExpressionChecker expressions = new ExpressionChecker(file, diagnostics);
    for (Parameter parameter : module.parameters()) {
      Identifier name = parameter.name();
      if (!before.add(name.text())) {
        diagnostics.report(
            Code.DUPLICATE,
            name.span(),
            "the parameter `%s` is there already".formatted(name.text()));
      }
      if (Words.isTaken(name.text())) {
        diagnostics.report(
            Code.SHADOWED,
            name.span(),
            "the name `%s` means something already".formatted(name.text()));
      }
      var type = Types.of(parameter.type());
      if (type.isEmpty()) {
        unknownType(parameter.type().span());
      } else if (parameter.defaultValue() != null && !parameter.variadic()) {
        expressions.check(parameter.defaultValue(), type.get(), names);
      }
      names.add(name.text());
    }
    if (module.alias() != null) {
      expressions.check(module.alias(), null, names);
    }
    if (module.body() != null) {
      BodyChecker bodies = new BodyChecker(file, expressions, diagnostics);
      bodies.check(module.body(), names);
    }
  }

  private void unknownType(Span span) {
    String written = span.source().text().substring(span.start(), span.end());
    String near = nearest(written, new LinkedHashSet<>(Types.names()));
    diagnostics.report(
        Code.UNKNOWN_NAME,
        span,
        "unknown type `%s`".formatted(written),
        "",
        near != null
            ? near
            : "types are `" + String.join("`, `", Types.names()) + "`, lists of them, and words");
  }

  /** `did you mean` for a name, or null. */
  static @Nullable String nearest(String name, Set<String> known) {
    return Suggestion.nearest(name, known).map(near -> "did you mean `" + near + "`?").orElse(null);
  }
}
