package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Expression.BinaryOperator;
import org.atrous.compiler.ast.Expression.UnaryOperator;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.instantiate.Arithmetic;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in for the names of parameters, and works out what can be: what is left is literals,
 * words, lists, ranges and calls. A value keeps the place where it was written.
 */
public final class Substitution implements Expression.Visitor<Expression> {
  /** Values by name, and numbers for quantities; null for what stays as it is. */
  public interface Values {
    @Nullable Expression of(String name);

    @Nullable Expression of(Expression.Quantity quantity);
  }

  private final Values values;
  private final Diagnostics diagnostics;

  /**
   * @param values by name, nothing left to put in
   */
  public Substitution(Map<String, Expression> values, Diagnostics diagnostics) {
    this(
        new Values() {
          @Override
          public @Nullable Expression of(String name) {
            return values.get(name);
          }

          @Override
          public @Nullable Expression of(Expression.Quantity quantity) {
            return null;
          }
        },
        diagnostics);
  }

  /**
   * @param values asked for only where a value decides something
   */
  public Substitution(Values values, Diagnostics diagnostics) {
    this.values = values;
    this.diagnostics = diagnostics;
  }

  /** Thrown after an error that was reported. */
  private static final class Abort extends RuntimeException {
    private static final long serialVersionUID = 1;

    Abort() {
      super("reported", null, false, false);
    }
  }

  /** The expression with its values in, or empty after an error, which was reported. */
  public Optional<Expression> apply(Expression expression) {
    try {
      return Optional.of(expression.accept(this));
    } catch (Abort e) {
      return Optional.empty();
    }
  }

  /** The setting with its values in, or empty after an error, which was reported. */
  public Optional<Setting> apply(Setting setting) {
    try {
      List<Setting.Group> groups =
          setting.groups().stream()
              .map(g -> new Setting.Group(g.items().stream().map(this::item).toList(), g.span()))
              .toList();
      return Optional.of(new Setting(setting.name(), groups, setting.span()));
    } catch (Abort e) {
      return Optional.empty();
    }
  }

  private Setting.Item item(Setting.Item item) {
    return new Setting.Item(
        item.value().accept(this),
        item.mappedTo().stream().map(target -> target.accept(this)).toList(),
        item.span());
  }

  @Override
  public Expression visit(Expression.IntLiteral expression) {
    return expression;
  }

  @Override
  public Expression visit(Expression.FloatLiteral expression) {
    return expression;
  }

  @Override
  public Expression visit(Expression.BoolLiteral expression) {
    return expression;
  }

  @Override
  public Expression visit(Expression.StringLiteral expression) {
    return expression;
  }

  @Override
  public Expression visit(Expression.SizeLiteral expression) {
    return expression;
  }

  @Override
  public Expression visit(Expression.Quantity expression) {
    Expression value = values.of(expression);
    return value == null ? expression : value;
  }

  @Override
  public Expression visit(Expression.Name expression) {
    boolean single = expression.path().parts().size() == 1;
    Expression value = single ? values.of(expression.path().text()) : null;
    return value == null ? expression : value;
  }

  @Override
  public Expression visit(Expression.Index expression) {
    Expression list = expression.list().accept(this);
    Expression index = expression.index().accept(this);
    if (list instanceof Expression.ListLiteral items
        && index instanceof Expression.IntLiteral at
        && at.value() >= 0
        && at.value() < items.items().size()) {
      return items.items().get((int) at.value());
    }
    throw wrong(Code.BAD_VALUE, expression.span(), "this list has no such item");
  }

  @Override
  public Expression visit(Expression.Call expression) {
    List<Argument> arguments =
        expression.arguments().stream()
            .map(a -> new Argument(a.name(), a.value().accept(this), a.span()))
            .toList();
    return new Expression.Call(expression.callee(), arguments, expression.span());
  }

  @Override
  public Expression visit(Expression.ListLiteral expression) {
    return new Expression.ListLiteral(
        expression.items().stream().map(item -> item.accept(this)).toList(), expression.span());
  }

  @Override
  public Expression visit(Expression.Parenthesized expression) {
    return new Expression.Parenthesized(expression.inner().accept(this), expression.span());
  }

  @Override
  public Expression visit(Expression.Range expression) {
    return new Expression.Range(
        expression.from().accept(this), expression.to().accept(this), expression.span());
  }

  @Override
  public Expression visit(Expression.Unary expression) {
    Value operand = value(expression.operand().accept(this));
    if (expression.operator() == UnaryOperator.NOT && operand instanceof Value.BoolValue flag) {
      return new Expression.BoolLiteral(!flag.value(), expression.span());
    }
    if (expression.operator() == UnaryOperator.NEGATE
        && operand != null
        && Arithmetic.isNumber(operand)) {
      return literal(Arithmetic.negated(operand), expression.span());
    }
    throw wrong(
        Code.WRONG_TYPE,
        expression.span(),
        "`%s` can't be worked out here".formatted(expression.operator().symbol().strip()));
  }

  @Override
  public Expression visit(Expression.Binary expression) {
    Value left = value(expression.left().accept(this));
    BinaryOperator operator = expression.operator();
    if (left instanceof Value.BoolValue flag
        && (operator == BinaryOperator.AND || operator == BinaryOperator.OR)) {
      boolean decided = operator == BinaryOperator.OR ? flag.value() : !flag.value();
      Expression other = decided ? null : expression.right().accept(this);
      if (other == null || value(other) instanceof Value.BoolValue) {
        return other == null ? new Expression.BoolLiteral(flag.value(), expression.span()) : other;
      }
    }
    Value right = value(expression.right().accept(this));
    try {
      Optional<Value> result =
          left == null || right == null
              ? Optional.empty()
              : Arithmetic.apply(operator, left, right);
      if (result.isPresent()) {
        return literal(result.get(), expression.span());
      }
    } catch (ArithmeticException e) {
      throw wrong(Code.ARITHMETIC, expression.span(), String.valueOf(e.getMessage()));
    }
    throw wrong(
        Code.WRONG_TYPE,
        expression.span(),
        "`%s` doesn't take %s and %s"
            .formatted(operator.symbol(), described(left), described(right)));
  }

  @Override
  public Expression visit(Expression.Conditional expression) {
    if (value(expression.condition().accept(this)) instanceof Value.BoolValue flag) {
      return (flag.value() ? expression.then() : expression.otherwise()).accept(this);
    }
    throw wrong(Code.WRONG_TYPE, expression.condition().span(), "a condition is true or false");
  }

  private Abort wrong(Code code, Span span, String message) {
    diagnostics.report(code, span, message);
    return new Abort();
  }

  private static String described(@Nullable Value value) {
    return value == null ? "this" : "the %s `%s`".formatted(value.kind(), value.text());
  }

  private static @Nullable Value value(Expression expression) {
    if (expression instanceof Expression.Parenthesized inner) {
      return value(inner.inner());
    }
    if (expression instanceof Expression.IntLiteral whole) {
      return new Value.IntValue(whole.value());
    }
    if (expression instanceof Expression.FloatLiteral number) {
      return new Value.FloatValue(number.value());
    }
    if (expression instanceof Expression.BoolLiteral flag) {
      return new Value.BoolValue(flag.value());
    }
    if (expression instanceof Expression.SizeLiteral size) {
      return new Value.SizeValue(size.height(), size.width());
    }
    if (expression instanceof Expression.StringLiteral text) {
      return new Value.StringValue(text.value());
    }
    if (expression instanceof Expression.ListLiteral list) {
      List<Value> items = new ArrayList<>();
      for (Expression item : list.items()) {
        Value one = value(item);
        if (one == null) {
          return null;
        }
        items.add(one);
      }
      return new Value.ListValue(items);
    }
    return expression instanceof Expression.Name name
        ? new Value.WordValue(name.path().text())
        : null;
  }

  private static Expression literal(Value value, Span span) {
    if (value instanceof Value.IntValue whole) {
      return new Expression.IntLiteral(whole.value(), span);
    }
    if (value instanceof Value.BoolValue flag) {
      return new Expression.BoolLiteral(flag.value(), span);
    }
    return new Expression.FloatLiteral(((Value.FloatValue) value).value(), span);
  }
}
