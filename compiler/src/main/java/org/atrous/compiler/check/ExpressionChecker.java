package org.atrous.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.instantiate.Functions;
import org.atrous.compiler.primitive.Primitives;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/** Checks the names, calls and literals of expressions in one file. */
final class ExpressionChecker {
  private final FileScope file;
  private final Diagnostics diagnostics;

  ExpressionChecker(FileScope file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  /**
   * Checks an expression.
   *
   * @param expected the type that is needed, or null where that is not known
   * @param names parameters, loop variables and taps in sight
   */
  void check(Expression expression, @Nullable Type expected, Set<String> names) {
    if (expected != null) {
      LiteralTypes.mismatch(expression, expected)
          .ifPresent(
              problem ->
                  diagnostics.report(
                      Code.WRONG_TYPE,
                      expression.span(),
                      "this is " + problem,
                      "",
                      LiteralTypes.cure(expression, expected)));
    }
    expression.accept(new Visit(expected, names));
  }

  /** Checks the arguments of a call; without a signature only what stands in them. */
  void arguments(List<Argument> arguments, @Nullable Signature signature, Set<String> names) {
    List<String> order =
        signature == null ? List.of() : new ArrayList<>(signature.types().keySet());
    int position = 0;
    for (Argument argument : arguments) {
      Type expected = null;
      if (signature != null && argument.name() != null) {
        expected = named(argument, signature);
      } else if (signature != null) {
        expected = positional(argument, position, signature, order);
        position++;
      }
      check(argument.value(), expected, names);
    }
  }

  private @Nullable Type named(Argument argument, Signature signature) {
    String name = argument.name() == null ? "" : argument.name().text();
    if (!signature.types().containsKey(name)) {
      Span span = argument.name() == null ? argument.span() : argument.name().span();
      String near = NameChecker.nearest(name, signature.types().keySet());
      diagnostics.report(
          Code.UNKNOWN_ARGUMENT,
          span,
          "`%s` has no argument `%s`".formatted(signature.name(), name),
          "",
          near != null ? near : listed(signature));
      return null;
    }
    return signature.type(name);
  }

  private @Nullable Type positional(
      Argument argument, int position, Signature signature, List<String> order) {
    if (signature.variadic()) {
      Type list = signature.type(order.get(0));
      boolean isList = argument.value() instanceof Expression.ListLiteral;
      return isList || !(list instanceof Type.ListOf of) ? null : of.element();
    }
    if (position >= order.size()) {
      diagnostics.report(
          Code.UNKNOWN_ARGUMENT,
          argument.span(),
          "`%s` takes %s"
              .formatted(
                  signature.name(),
                  order.isEmpty()
                      ? "no arguments"
                      : order.size() == 1
                          ? "one argument alone"
                          : "no more than %d arguments".formatted(order.size())),
          "",
          listed(signature));
      return null;
    }
    return signature.type(order.get(position));
  }

  private static @Nullable String listed(Signature signature) {
    return signature.types().isEmpty()
        ? null
        : "its arguments are `%s`".formatted(String.join("`, `", signature.types().keySet()));
  }

  /** Reports a name that means nothing here. */
  void unknown(Span span, String what, String name, Set<String> names) {
    Set<String> known = new LinkedHashSet<>(names);
    known.addAll(file.visible().keySet());
    known.addAll(Primitives.byName().keySet());
    known.addAll(Functions.signatures().keySet());
    known.addAll(Words.CONSTRUCTS);
    diagnostics.report(
        Code.UNKNOWN_NAME,
        span,
        "unknown %s `%s`".formatted(what, name),
        "",
        NameChecker.nearest(name, known));
  }

  /** Whether a single name means something in this file, whatever it is. */
  boolean isDeclared(String name) {
    return file.find(name) != null
        || Primitives.byName().containsKey(name)
        || Words.VALUES.contains(name);
  }

  private final class Visit implements Expression.Visitor<Boolean> {
    private final @Nullable Type expected;
    private final Set<String> names;

    Visit(@Nullable Type expected, Set<String> names) {
      this.expected = expected;
      this.names = names;
    }

    @Override
    public Boolean visit(Expression.IntLiteral expression) {
      return true;
    }

    @Override
    public Boolean visit(Expression.FloatLiteral expression) {
      return true;
    }

    @Override
    public Boolean visit(Expression.BoolLiteral expression) {
      return true;
    }

    @Override
    public Boolean visit(Expression.StringLiteral expression) {
      return true;
    }

    @Override
    public Boolean visit(Expression.SizeLiteral expression) {
      return true;
    }

    @Override
    public Boolean visit(Expression.Quantity expression) {
      return true;
    }

    @Override
    public Boolean visit(Expression.Name expression) {
      String name = expression.path().first().text();
      boolean single = expression.path().parts().size() == 1;
      if (!single || names.contains(name) || isDeclared(name) || isWord(name)) {
        return true;
      }
      if (expected instanceof Type.Words words) {
        diagnostics.report(
            Code.UNKNOWN_NAME,
            expression.span(),
            "`%s` isn't one of `%s`".formatted(name, words.text()),
            "",
            NameChecker.nearest(name, new LinkedHashSet<>(words.words())));
      } else if (expected != null) {
        unknown(expression.span(), "name", name, names);
      }
      return true;
    }

    /** Without an expected type, any word may be one of an enumeration. */
    private boolean isWord(String name) {
      if (expected instanceof Type.Words words) {
        return words.words().contains(name);
      }
      return Words.isBlock(name);
    }

    @Override
    public Boolean visit(Expression.Index expression) {
      check(expression.list(), null, names);
      check(expression.index(), Type.Simple.INT, names);
      return true;
    }

    @Override
    public Boolean visit(Expression.Call expression) {
      String name = expression.callee().text();
      boolean local = names.contains(name) || expression.callee().parts().size() > 1;
      Signature signature = local ? null : Signature.of(name, file);
      if (!local && signature == null && !isDeclared(name)) {
        unknown(expression.callee().span(), "component or function", name, names);
      }
      arguments(expression.arguments(), signature, names);
      return true;
    }

    @Override
    public Boolean visit(Expression.ListLiteral expression) {
      Type element = expected instanceof Type.ListOf list ? list.element() : null;
      expression.items().forEach(item -> item.accept(new Visit(element, names)));
      return true;
    }

    @Override
    public Boolean visit(Expression.Parenthesized expression) {
      Type inner = expected instanceof Type.ListOf list ? list.element() : expected;
      return expression.inner().accept(new Visit(inner, names));
    }

    @Override
    public Boolean visit(Expression.Range expression) {
      return true;
    }

    @Override
    public Boolean visit(Expression.Unary expression) {
      check(expression.operand(), null, names);
      return true;
    }

    @Override
    public Boolean visit(Expression.Binary expression) {
      check(expression.left(), null, names);
      check(expression.right(), null, names);
      return true;
    }

    @Override
    public Boolean visit(Expression.Conditional expression) {
      check(expression.condition(), Type.Simple.BOOL, names);
      check(expression.then(), expected, names);
      check(expression.otherwise(), expected, names);
      return true;
    }
  }
}
