package org.atrous.compiler.codegen;

import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Whole-number expressions of a spec that can stand in Java as they are: {@code width / 4}. */
final class Expressions {
  private Expressions() {}

  /**
   * The value where the parameters have these arguments, or null if it isn't such an expression.
   */
  static @Nullable Integer value(Expression expression, Map<String, Value> arguments) {
    if (expression instanceof Expression.Name name
        && arguments.get(name.path().text()) instanceof Value.IntValue whole) {
      return fit(whole.value());
    }
    if (expression instanceof Expression.IntLiteral literal) {
      return fit(literal.value());
    }
    if (expression instanceof Expression.Parenthesized inner) {
      return value(inner.inner(), arguments);
    }
    if (expression instanceof Expression.Binary binary) {
      Integer left = value(binary.left(), arguments);
      Integer right = value(binary.right(), arguments);
      if (left == null || right == null) {
        return null;
      }
      return switch (binary.operator()) {
        case ADD -> fit((long) left + right);
        case SUBTRACT -> fit((long) left - right);
        case MULTIPLY -> fit((long) left * right);
        case DIVIDE -> right == 0 ? null : fit((long) left / right);
        default -> null;
      };
    }
    return null;
  }

  /** The number as Java's int, in which generated code calculates, or null if it is too large. */
  private static @Nullable Integer fit(long value) {
    return value == (int) value ? (Integer) (int) value : null;
  }

  /** The expression as Java, over parameters of the same names; those are added to {@code used}. */
  static String java(Expression expression, Set<String> used) {
    if (expression instanceof Expression.Name name) {
      used.add(name.path().text());
      return JavaNames.variable(name.path().text());
    }
    if (expression instanceof Expression.IntLiteral literal) {
      return Long.toString(literal.value());
    }
    if (expression instanceof Expression.Parenthesized inner) {
      return "(" + java(inner.inner(), used) + ")";
    }
    Expression.Binary binary = (Expression.Binary) expression;
    return java(binary.left(), used)
        + " "
        + binary.operator().symbol()
        + " "
        + java(binary.right(), used);
  }
}
