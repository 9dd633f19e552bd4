package org.atrous.compiler.ast;

import java.util.List;
import org.atrous.compiler.source.Span;

/** A value as written: in arguments, defaults, conditions and settings. */
public sealed interface Expression {
  Span span();

  <R> R accept(Visitor<R> visitor);

  /** {@code 21}, {@code 30_000}. */
  record IntLiteral(long value, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code 0.007}, {@code 1e-5}. */
  record FloatLiteral(double value, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code true}, {@code false}. */
  record BoolLiteral(boolean value, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code "text"}, with its escapes resolved. */
  record StringLiteral(String value, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code 3x3}, {@code 180x240}: height, then width. */
  record SizeLiteral(int height, int width, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A number with a unit directly after it: {@code 24GB}. */
  record Quantity(double value, String unit, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A name: a parameter, a component, an enumeration's word, {@code input.width}. */
  record Name(Path path) implements Expression {
    @Override
    public Span span() {
      return path.span();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code units[0]}. */
  record Index(Expression list, Expression index, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code divisible(32 * alpha, 8)}, {@code bottleneck(shortcut: by_average)}. */
  record Call(Path callee, List<Argument> arguments, Span span) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code (1, 2, 4)}, {@code ()}: a list of none, or of two and more. */
  record ListLiteral(List<Expression> items, Span span) implements Expression {
    public ListLiteral {
      items = List.copyOf(items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code (e)}: the value itself, or a list of one where a list is expected. */
  record Parenthesized(Expression inner, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code 0.5..2.0}, {@code block4..block7}. */
  record Range(Expression from, Expression to, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code not e}, {@code -e}. */
  record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code a * b}, {@code a == b}, {@code a and b}. */
  record Binary(BinaryOperator operator, Expression left, Expression right, Span span)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code if condition: a else b}. */
  record Conditional(Expression condition, Expression then, Expression otherwise, Span span)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What stands before an operand. */
  enum UnaryOperator {
    NOT("not "),
    NEGATE("-");

    private final String symbol;

    UnaryOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /** What stands between two operands; a larger precedence binds tighter. */
  enum BinaryOperator {
    OR("or", 1),
    AND("and", 2),
    EQUAL("==", 3),
    NOT_EQUAL("!=", 3),
    LESS("<", 3),
    LESS_OR_EQUAL("<=", 3),
    GREATER(">", 3),
    GREATER_OR_EQUAL(">=", 3),
    ADD("+", 4),
    SUBTRACT("-", 4),
    MULTIPLY("*", 5),
    DIVIDE("/", 5);

    private final String symbol;
    private final int precedence;

    BinaryOperator(String symbol, int precedence) {
      this.symbol = symbol;
      this.precedence = precedence;
    }

    public String symbol() {
      return symbol;
    }

    public int precedence() {
      return precedence;
    }
  }

  /** One method a kind of expression; no defaults, so that a new kind breaks every pass. */
  interface Visitor<R> {
    R visit(IntLiteral expression);

    R visit(FloatLiteral expression);

    R visit(BoolLiteral expression);

    R visit(StringLiteral expression);

    R visit(SizeLiteral expression);

    R visit(Quantity expression);

    R visit(Name expression);

    R visit(Index expression);

    R visit(Call expression);

    R visit(ListLiteral expression);

    R visit(Parenthesized expression);

    R visit(Range expression);

    R visit(Unary expression);

    R visit(Binary expression);

    R visit(Conditional expression);
  }
}
