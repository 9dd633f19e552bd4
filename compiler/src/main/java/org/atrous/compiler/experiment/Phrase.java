package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A word with what belongs to it: {@code scale 0.5..2.0 step 0.25} in a setting, {@code
 * scale(0.5..2.0, step: 0.25)} as an argument, {@code poly(0.007, power: 0.9)} in both.
 *
 * @param positional values without a name
 * @param keyed values by name
 */
record Phrase(String word, Span span, List<Expression> positional, Map<String, Expression> keyed) {

  /** What a word or a call says, or null for anything else. */
  static @Nullable Phrase of(Expression expression) {
    if (expression instanceof Expression.Parenthesized inner) {
      return of(inner.inner());
    }
    if (expression instanceof Expression.Name name) {
      return new Phrase(name.path().text(), name.span(), List.of(), Map.of());
    }
    if (!(expression instanceof Expression.Call call)) {
      return null;
    }
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> keyed = new LinkedHashMap<>();
    for (Argument argument : call.arguments()) {
      if (argument.name() == null) {
        positional.add(argument.value());
      } else {
        keyed.putIfAbsent(argument.name().text(), argument.value());
      }
    }
    return new Phrase(call.callee().text(), call.span(), positional, keyed);
  }

  /**
   * What stands between two commas, or null where that doesn't begin with a word.
   *
   * @param keys words that name the value after them
   */
  static @Nullable Phrase of(Setting.Group group, List<String> keys) {
    List<Setting.Item> items = group.items();
    Phrase first = of(items.get(0).value());
    if (first == null || items.size() == 1) {
      return first;
    }
    if (!(items.get(0).value() instanceof Expression.Name)) {
      return null;
    }
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> keyed = new LinkedHashMap<>();
    for (int i = 1; i < items.size(); i++) {
      String word = Literals.word(items.get(i).value());
      if (word != null && keys.contains(word) && i + 1 < items.size()) {
        keyed.putIfAbsent(word, items.get(++i).value());
      } else {
        positional.add(items.get(i).value());
      }
    }
    return new Phrase(first.word(), group.span(), positional, keyed);
  }

  /** What literals say. */
  static final class Literals {
    private Literals() {}

    static OptionalInt whole(Expression value) {
      if (value instanceof Expression.Parenthesized inner) {
        return whole(inner.inner());
      }
      if (value instanceof Expression.Unary unary
          && unary.operator() == Expression.UnaryOperator.NEGATE) {
        OptionalInt number = whole(unary.operand());
        return number.isPresent() ? OptionalInt.of(-number.getAsInt()) : number;
      }
      return value instanceof Expression.IntLiteral literal
              && literal.value() == (int) literal.value()
          ? OptionalInt.of((int) literal.value())
          : OptionalInt.empty();
    }

    static @Nullable Double decimal(Expression value) {
      if (value instanceof Expression.Parenthesized inner) {
        return decimal(inner.inner());
      }
      if (value instanceof Expression.Unary unary
          && unary.operator() == Expression.UnaryOperator.NEGATE) {
        Double number = decimal(unary.operand());
        return number == null ? null : (Double) (-number);
      }
      if (value instanceof Expression.IntLiteral whole) {
        return (double) whole.value();
      }
      return value instanceof Expression.FloatLiteral number ? (Double) number.value() : null;
    }

    /** The text of a plain word, or null. */
    static @Nullable String word(Expression value) {
      if (value instanceof Expression.Parenthesized inner) {
        return word(inner.inner());
      }
      return value instanceof Expression.Name name ? name.path().text() : null;
    }

    /** The text of a word, or of a text in quotes, or null. */
    static @Nullable String name(Expression value) {
      return value instanceof Expression.StringLiteral text ? text.value() : word(value);
    }

    /** The items of a list; of anything else, the thing itself. */
    static List<Expression> items(Expression value) {
      if (value instanceof Expression.ListLiteral list) {
        return list.items();
      }
      return List.of(value instanceof Expression.Parenthesized inner ? inner.inner() : value);
    }
  }
}
