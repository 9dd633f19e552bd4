package org.atrous.compiler.instantiate;

import java.util.Optional;
import org.atrous.compiler.ast.Expression.BinaryOperator;
import org.atrous.compiler.value.Value;

/** The operators on values, exact on whole numbers. */
final class Arithmetic {
  private Arithmetic() {}

  /**
   * The result, or empty where the operator doesn't take such operands.
   *
   * @throws ArithmeticException for a division that leaves a rest, or an overflow; its message says
   *     which
   */
  static Optional<Value> apply(BinaryOperator operator, Value left, Value right) {
    return switch (operator) {
      case OR, AND -> Optional.empty();
      case EQUAL -> equality(left, right).map(Value.BoolValue::new);
      case NOT_EQUAL -> equality(left, right).map(equal -> new Value.BoolValue(!equal));
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> comparison(operator, left, right);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> number(operator, left, right);
    };
  }

  private static Optional<Boolean> equality(Value left, Value right) {
    if (isNumber(left) && isNumber(right)) {
      return Optional.of(decimal(left) == decimal(right));
    }
    return left.kind().equals(right.kind()) ? Optional.of(left.equals(right)) : Optional.empty();
  }

  private static Optional<Value> comparison(BinaryOperator operator, Value left, Value right) {
    if (!isNumber(left) || !isNumber(right)) {
      return Optional.empty();
    }
    int order = Double.compare(decimal(left), decimal(right));
    return Optional.of(
        new Value.BoolValue(
            switch (operator) {
              case LESS -> order < 0;
              case LESS_OR_EQUAL -> order <= 0;
              case GREATER -> order > 0;
              default -> order >= 0;
            }));
  }

  private static Optional<Value> number(BinaryOperator operator, Value left, Value right) {
    if (!isNumber(left) || !isNumber(right)) {
      return Optional.empty();
    }
    if (left instanceof Value.IntValue a && right instanceof Value.IntValue b) {
      return Optional.of(new Value.IntValue(whole(operator, a.value(), b.value())));
    }
    double a = decimal(left);
    double b = decimal(right);
    return Optional.of(
        new Value.FloatValue(
            switch (operator) {
              case ADD -> a + b;
              case SUBTRACT -> a - b;
              case MULTIPLY -> a * b;
              default -> a / b;
            }));
  }

  private static long whole(BinaryOperator operator, long a, long b) {
    return switch (operator) {
      case ADD -> Math.addExact(a, b);
      case SUBTRACT -> Math.subtractExact(a, b);
      case MULTIPLY -> Math.multiplyExact(a, b);
      default -> {
        if (b == 0) {
          throw new ArithmeticException("division by zero");
        }
        if (a % b != 0) {
          throw new ArithmeticException("%d / %d isn't a whole number".formatted(a, b));
        }
        yield a / b;
      }
    };
  }

  static boolean isNumber(Value value) {
    return value instanceof Value.IntValue || value instanceof Value.FloatValue;
  }

  static double decimal(Value value) {
    return value instanceof Value.IntValue whole
        ? whole.value()
        : ((Value.FloatValue) value).value();
  }
}
