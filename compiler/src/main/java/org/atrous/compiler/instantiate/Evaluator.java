package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Expression.BinaryOperator;
import org.atrous.compiler.ast.Expression.UnaryOperator;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions in a frame. Every error is reported, then {@link Abort} is thrown. */
final class Evaluator {
  private final Reporter reporter;
  private final NameLookup names;
  private final ArgumentBinder binder;

  Evaluator(Reporter reporter, NameLookup names) {
    this.reporter = reporter;
    this.names = names;
    this.binder = new ArgumentBinder(reporter, this);
  }

  ArgumentBinder binder() {
    return binder;
  }

  NameLookup names() {
    return names;
  }

  /** The value of an expression, of the type that is expected. */
  Value evaluate(Expression expression, Type expected, Frame frame, String what) {
    Value value = evaluate(expression, expected, frame);
    return fit(value, expected, frame, expression.span(), what);
  }

  /** The value as one of the expected type. */
  Value fit(Value value, Type expected, Frame frame, Span span, String what) {
    Optional<Value> fitted = Types.fit(value, expected);
    if (fitted.isEmpty()) {
      throw reporter.error(
          frame,
          Code.WRONG_TYPE,
          span,
          "%s must be `%s`, not %s".formatted(what, expected.text(), describe(value)));
    }
    return fitted.get();
  }

  boolean condition(Expression expression, Frame frame) {
    Value value = evaluate(expression, Type.Simple.BOOL, frame, "a condition");
    return ((Value.BoolValue) value).value();
  }

  int count(Expression expression, Frame frame, String what) {
    Value value = evaluate(expression, Type.Simple.INT, frame, what);
    if (value instanceof Value.IntValue whole && whole.value() == (int) whole.value()) {
      return (int) whole.value();
    }
    throw reporter.error(
        frame, Code.BAD_VALUE, expression.span(), what + " is out of range: " + value.text());
  }

  /** The value of an expression of whatever type. */
  Value any(Expression expression, Frame frame) {
    return evaluate(expression, null, frame);
  }

  private static String describe(Value value) {
    if (value instanceof Value.FeatureValue) {
      // A feature has no value that a spec could write.
      return "a feature";
    }
    return "the %s `%s`".formatted(value.kind(), value.text());
  }

  private Value evaluate(Expression expression, @Nullable Type expected, Frame frame) {
    return expression.accept(new Visit(expected, frame));
  }

  /** One expression in one frame, where a value of some type is expected. */
  private final class Visit implements Expression.Visitor<Value> {
    private final @Nullable Type expected;
    private final Frame frame;

    Visit(@Nullable Type expected, Frame frame) {
      this.expected = expected;
      this.frame = frame;
    }

    @Override
    public Value visit(Expression.IntLiteral expression) {
      return new Value.IntValue(expression.value());
    }

    @Override
    public Value visit(Expression.FloatLiteral expression) {
      return new Value.FloatValue(expression.value());
    }

    @Override
    public Value visit(Expression.BoolLiteral expression) {
      return new Value.BoolValue(expression.value());
    }

    @Override
    public Value visit(Expression.StringLiteral expression) {
      return new Value.StringValue(expression.value());
    }

    @Override
    public Value visit(Expression.SizeLiteral expression) {
      return new Value.SizeValue(expression.height(), expression.width());
    }

    @Override
    public Value visit(Expression.Quantity expression) {
      throw reporter.error(
          frame,
          Code.WRONG_TYPE,
          expression.span(),
          "a number with the unit `%s` can't stand here".formatted(expression.unit()));
    }

    @Override
    public Value visit(Expression.Name expression) {
      return names.value(expression.path(), expected, frame, Evaluator.this);
    }

    @Override
    public Value visit(Expression.Index expression) {
      Value list = evaluate(expression.list(), null, frame);
      int index = count(expression.index(), frame, "an index");
      if (!(list instanceof Value.ListValue items)) {
        throw reporter.error(
            frame,
            Code.WRONG_TYPE,
            expression.list().span(),
            "only a list has an index, not " + describe(list));
      }
      if (index < 0 || index >= items.items().size()) {
        throw reporter.error(
            frame,
            Code.BAD_VALUE,
            expression.index().span(),
            "index %d is outside the list, which has %d items"
                .formatted(index, items.items().size()));
      }
      return items.items().get(index);
    }

    @Override
    public Value visit(Expression.Call expression) {
      Functions.Function function = Functions.byName().get(expression.callee().text());
      if (function != null) {
        return call(expression, function);
      }
      Callable callee = names.callable(expression.callee(), frame, Evaluator.this);
      return callee.bind(binder.given(callee, expression.arguments(), frame, List.of()));
    }

    private Value call(Expression.Call expression, Functions.Function function) {
      List<Value> arguments = new ArrayList<>();
      for (int i = 0; i < function.parameters().size(); i++) {
        String name = function.parameters().get(i);
        Argument argument = argument(expression, name, i);
        Optional<Type> type = function.types().get(i);
        arguments.add(
            type.isPresent()
                ? evaluate(argument.value(), type.get(), frame, "`" + name + "`")
                : evaluate(argument.value(), null, frame));
      }
      if (expression.arguments().size() > function.parameters().size()) {
        throw reporter.error(
            frame,
            Code.UNKNOWN_ARGUMENT,
            expression.span(),
            "`%s` takes %d arguments"
                .formatted(expression.callee().text(), function.parameters().size()));
      }
      try {
        return function.body().apply(arguments);
      } catch (ArithmeticException e) {
        throw reporter.error(
            frame, Code.BAD_VALUE, expression.span(), String.valueOf(e.getMessage()));
      }
    }

    private Argument argument(Expression.Call call, String name, int position) {
      for (int i = 0; i < call.arguments().size(); i++) {
        Argument argument = call.arguments().get(i);
        if (argument.name() == null ? i == position : argument.name().text().equals(name)) {
          return argument;
        }
      }
      throw reporter.error(
          frame,
          Code.MISSING_ARGUMENT,
          call.span(),
          "`%s` needs the argument `%s`".formatted(call.callee().text(), name));
    }

    @Override
    public Value visit(Expression.ListLiteral expression) {
      Type element = expected instanceof Type.ListOf list ? list.element() : null;
      return new Value.ListValue(
          expression.items().stream().map(item -> evaluate(item, element, frame)).toList());
    }

    @Override
    public Value visit(Expression.Parenthesized expression) {
      if (expected instanceof Type.ListOf list) {
        Value inner = evaluate(expression.inner(), list.element(), frame);
        return inner instanceof Value.ListValue ? inner : new Value.ListValue(List.of(inner));
      }
      return evaluate(expression.inner(), expected, frame);
    }

    @Override
    public Value visit(Expression.Range expression) {
      throw reporter.error(frame, Code.WRONG_TYPE, expression.span(), "a range can't stand here");
    }

    @Override
    public Value visit(Expression.Unary expression) {
      if (expression.operator() == UnaryOperator.NOT) {
        return new Value.BoolValue(!condition(expression.operand(), frame));
      }
      Value value = evaluate(expression.operand(), null, frame);
      if (Arithmetic.isNumber(value)) {
        return exact(expression, () -> Arithmetic.negated(value));
      }
      throw reporter.error(
          frame, Code.WRONG_TYPE, expression.span(), "`-` needs a number, not " + describe(value));
    }

    @Override
    public Value visit(Expression.Binary expression) {
      BinaryOperator operator = expression.operator();
      if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
        boolean left = condition(expression.left(), frame);
        boolean decided = operator == BinaryOperator.OR ? left : !left;
        return new Value.BoolValue(decided ? left : condition(expression.right(), frame));
      }
      Value left = evaluate(expression.left(), words(expression.right()), frame);
      Value right = evaluate(expression.right(), words(expression.left()), frame);
      Optional<Value> result = exact(expression, () -> Arithmetic.apply(operator, left, right));
      return result.orElseThrow(
          () ->
              reporter.error(
                  frame,
                  Code.WRONG_TYPE,
                  expression.span(),
                  "`%s` doesn't take %s and %s"
                      .formatted(operator.symbol(), describe(left), describe(right))));
    }

    /** The words that may be compared with a parameter of that enumeration, else null. */
    private @Nullable Type words(Expression other) {
      return other instanceof Expression.Name name
              && frame.declared(name.path().text()) instanceof Type.Words words
          ? words
          : null;
    }

    private <T> T exact(Expression expression, Supplier<T> calculation) {
      try {
        return calculation.get();
      } catch (ArithmeticException e) {
        throw reporter.error(
            frame, Code.ARITHMETIC, expression.span(), String.valueOf(e.getMessage()));
      }
    }

    @Override
    public Value visit(Expression.Conditional expression) {
      return evaluate(
          condition(expression.condition(), frame) ? expression.then() : expression.otherwise(),
          expected,
          frame);
    }
  }
}
