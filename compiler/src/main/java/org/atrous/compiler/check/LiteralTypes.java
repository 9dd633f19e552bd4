package org.atrous.compiler.check;

import java.util.Optional;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/** Whether a literal can be a value of a type. */
final class LiteralTypes {
  private LiteralTypes() {}

  /** What is wrong with the literal where a type is expected, or empty if nothing, or unknown. */
  static Optional<String> mismatch(Expression expression, Type type) {
    if (expression instanceof Expression.IntLiteral) {
      return unless(
          type == Type.Simple.INT || type == Type.Simple.FLOAT || type == Type.Simple.RATE,
          "an int",
          type);
    }
    if (expression instanceof Expression.FloatLiteral) {
      return unless(type == Type.Simple.FLOAT, "a float", type);
    }
    if (expression instanceof Expression.BoolLiteral) {
      return unless(type == Type.Simple.BOOL, "a bool", type);
    }
    if (expression instanceof Expression.StringLiteral) {
      return unless(type == Type.Simple.STRING, "a string", type);
    }
    if (expression instanceof Expression.SizeLiteral) {
      return unless(type == Type.Simple.SIZE || type == Type.Simple.WINDOW, "a size", type);
    }
    if (expression instanceof Expression.ListLiteral list) {
      if (!(type instanceof Type.ListOf of)) {
        return Optional.of("a list, but `%s` is needed".formatted(type.text()));
      }
      return list.items().stream()
          .map(item -> mismatch(item, of.element()))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return Optional.empty();
  }

  /** How to write what was meant, where that can be told; else null. */
  static @Nullable String cure(Expression expression, Type type) {
    if (expression instanceof Expression.IntLiteral number && type == Type.Simple.SIZE) {
      return "a size is height x width: `%1$dx%1$d`".formatted(number.value());
    }
    return expression instanceof Expression.IntLiteral number
            && type instanceof Type.ListOf list
            && list.element() == Type.Simple.INT
        ? "a list of one stands in parentheses: `(%d)`".formatted(number.value())
        : null;
  }

  private static Optional<String> unless(boolean fits, String what, Type type) {
    return fits
        ? Optional.empty()
        : Optional.of("%s, but `%s` is needed".formatted(what, type.text()));
  }
}
