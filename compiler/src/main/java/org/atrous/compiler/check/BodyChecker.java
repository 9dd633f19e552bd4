package org.atrous.compiler.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.value.Type;

/** Checks the statements of a body. */
final class BodyChecker {
  private final FileScope file;
  private final ExpressionChecker expressions;
  private final Diagnostics diagnostics;

  BodyChecker(FileScope file, ExpressionChecker expressions, Diagnostics diagnostics) {
    this.file = file;
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  /**
   * Checks a body.
   *
   * @param names in sight; those that the body gives are added
   */
  void check(Body body, Set<String> names) {
    for (Statement statement : body.statements()) {
      for (Statement.Chain chain : statement.branches()) {
        if (!isInput(chain)) {
          for (int i = 0; i < chain.elements().size(); i++) {
            Element before = i == 0 ? null : chain.elements().get(i - 1);
            boolean namesBackbone =
                before instanceof Element.Apply apply && apply.callee().is("backbone");
            element(chain.elements().get(i), names, namesBackbone);
          }
        }
      }
      Identifier alias = statement.alias();
      if (alias != null) {
        declare(alias, names);
      }
    }
  }

  /** `input rgb mean(...)`: its words are read where it is expanded. */
  private static boolean isInput(Statement.Chain chain) {
    return chain.elements().size() > 1
        && chain.elements().get(0) instanceof Element.Apply apply
        && apply.callee().is("input");
  }

  private void element(Element element, Set<String> names, boolean namesBackbone) {
    element.accept(
        new Element.Visitor<Boolean>() {
          @Override
          public Boolean visit(Element.Apply apply) {
            apply(apply, names, namesBackbone);
            return true;
          }

          @Override
          public Boolean visit(Element.BlockRange range) {
            return true;
          }

          @Override
          public Boolean visit(Element.Repeat repeat) {
            expressions.check(repeat.count(), Type.Simple.INT, names);
            check(repeat.body(), new LinkedHashSet<>(names));
            return true;
          }

          @Override
          public Boolean visit(Element.For loop) {
            expressions.check(loop.items(), null, names);
            Set<String> inside = new LinkedHashSet<>(names);
            declare(loop.variable(), inside);
            check(loop.body(), inside);
            return true;
          }

          @Override
          public Boolean visit(Element.If choice) {
            expressions.check(choice.condition(), Type.Simple.BOOL, names);
            Set<String> then = new LinkedHashSet<>(names);
            check(choice.then(), then);
            Set<String> otherwise = new LinkedHashSet<>(names);
            if (choice.otherwise() != null) {
              check(choice.otherwise(), otherwise);
            }
            // A name that a branch gives is known after it.
            names.addAll(then);
            names.addAll(otherwise);
            return true;
          }
        });
  }

  private void declare(Identifier name, Set<String> names) {
    if (Words.isTaken(name.text()) || !names.add(name.text())) {
      diagnostics.report(
          Code.SHADOWED, name.span(), "the name `%s` is taken already".formatted(name.text()));
    }
  }

  private void apply(Element.Apply apply, Set<String> names, boolean namesBackbone) {
    String name = apply.callee().text();
    List<Argument> arguments = apply.arguments() == null ? List.of() : apply.arguments();
    if (apply.body() != null) {
      arguments.forEach(argument -> expressions.check(argument.value(), null, names));
      if (!Words.isBlock(name) && !Words.CONSTRUCTS.contains(name)) {
        expressions.unknown(apply.callee().span(), "construct", name, names);
      }
      // The names of a nested body are not seen outside it, but for a trunk's blocks.
      check(apply.body(), new LinkedHashSet<>(names));
      return;
    }
    boolean local = names.contains(apply.callee().first().text());
    boolean known =
        local
            || apply.callee().parts().size() > 1
            || expressions.isDeclared(name)
            || Words.CONSTRUCTS.contains(name)
            || Words.isBlock(name);
    if (!known) {
      expressions.unknown(
          apply.callee().span(), namesBackbone ? "backbone" : "component", name, names);
    }
    Signature signature = local ? null : Signature.of(name, file);
    expressions.arguments(arguments, signature, names);
  }
}
