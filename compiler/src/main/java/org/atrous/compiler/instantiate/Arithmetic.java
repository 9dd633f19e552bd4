package org.atrous.compiler.instantiate;

import java.math.BigInteger;
import java.util.Optional;
import org.atrous.compiler.ast.Expression.BinaryOperator;
import org.atrous.compiler.value.Value;

/** The operators on values, exact on whole numbers. */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * The result, or empty where the operator doesn't take such operands.
   *
   * @throws ArithmeticException for a division by zero or one that leaves a rest, and for a result
   *     that is too large; its message says which
   */
  public static Optional<Value> apply(BinaryOperator operator, Value left, Value right) {
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
      return Optional.of(order(left, right) == 0);
    }
    return left.kind().equals(right.kind()) ? Optional.of(left.equals(right)) : Optional.empty();
  }

  private static Optional<Value> comparison(BinaryOperator operator, Value left, Value right) {
    if (!isNumber(left) || !isNumber(right)) {
      return Optional.empty();
    }
    int order = order(left, right);
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
    if (operator == BinaryOperator.DIVIDE && b == 0) {
      throw new ArithmeticException("division by zero");
    }
    double result =
        switch (operator) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          default -> a / b;
        };
    if (!Double.isFinite(result)) {
      throw new ArithmeticException("%s %s %s is too large".formatted(a, operator.symbol(), b));
    }
    return Optional.of(new Value.FloatValue(result));
  }

  /** Minus the value, which is a number. */
  public static Value negated(Value value) {
    return value instanceof Value.IntValue whole
        ? new Value.IntValue(whole(BinaryOperator.SUBTRACT, 0, whole.value()))
        : new Value.FloatValue(-decimal(value));
  }

  /** Compares two numbers, whole ones exactly. */
  private static int order(Value left, Value right) {
    if (left instanceof Value.IntValue a && right instanceof Value.IntValue b) {
      return Long.compare(a.value(), b.value());
    }
    double a = decimal(left);
    double b = decimal(right);
    return a < b ? -1 : a > b ? 1 : 0;
  }

  private static long whole(BinaryOperator operator, long a, long b) {
    BigInteger left = BigInteger.valueOf(a);
    BigInteger right = BigInteger.valueOf(b);
    BigInteger result =
        switch (operator) {
          case ADD -> left.add(right);
          case SUBTRACT -> left.subtract(right);
          case MULTIPLY -> left.multiply(right);
          default -> quotient(left, right);
        };
    if (result.bitLength() >= Long.SIZE) {
      throw new ArithmeticException("%d %s %d is too large".formatted(a, operator.symbol(), b));
    }
    return result.longValue();
  }

  private static BigInteger quotient(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    BigInteger[] parts = a.divideAndRemainder(b);
    if (parts[1].signum() != 0) {
      throw new ArithmeticException("%d / %d isn't a whole number".formatted(a, b));
    }
    return parts[0];
  }

  /** Whether it is an int or a float. */
  public static boolean isNumber(Value value) {
    return value instanceof Value.IntValue || value instanceof Value.FloatValue;
  }

  static double decimal(Value value) {
    return value instanceof Value.IntValue whole
        ? whole.value()
        : ((Value.FloatValue) value).value();
  }
}
