package org.atrous.compiler.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.syntax.SpecParser;
import org.jspecify.annotations.Nullable;

/**
 * A number made of a pattern's numbers, in its normal form: {@code 2 * (k - 1)} is {@code 2*k-2}.
 *
 * @param factors of each number; of the units in the blocks before one, by {@code before(b)}
 * @param constant added to them
 */
record IndexSum(Map<String, Long> factors, long constant) {
  private static final String BEFORE = "before";

  IndexSum {
    factors = new LinkedHashMap<>(factors);
    factors.values().removeIf(factor -> factor == 0);
  }

  /**
   * Reads what stands between braces.
   *
   * @param numbers that the pattern knows
   * @return null if it isn't made of them by adding, subtracting and multiplying with numbers
   */
  static @Nullable IndexSum parse(String text, Set<String> numbers) {
    SourceFile source = new SourceFile("index", "recipe index {\n  index (" + text + ")\n}\n");
    Diagnostics own = new Diagnostics();
    var file = SpecParser.parse(source, own);
    if (own.hasErrors()
        || file.declarations().size() != 1
        || !(file.declarations().get(0) instanceof Declaration.Settings recipe)
        || recipe.settings().size() != 1
        || recipe.settings().get(0).groups().size() != 1) {
      return null;
    }
    return of(recipe.settings().get(0).groups().get(0).items().get(0).value(), numbers);
  }

  private static @Nullable IndexSum of(Expression expression, Set<String> numbers) {
    if (expression instanceof Expression.Parenthesized inner) {
      return of(inner.inner(), numbers);
    }
    if (expression instanceof Expression.IntLiteral number) {
      return new IndexSum(Map.of(), number.value());
    }
    if (expression instanceof Expression.Name name) {
      String word = name.path().text();
      return numbers.contains(word) ? new IndexSum(Map.of(word, 1L), 0) : null;
    }
    if (expression instanceof Expression.Call call) {
      return before(call, numbers);
    }
    return expression instanceof Expression.Binary binary ? of(binary, numbers) : null;
  }

  private static @Nullable IndexSum before(Expression.Call call, Set<String> numbers) {
    boolean known =
        call.callee().text().equals(BEFORE)
            && call.arguments().size() == 1
            && call.arguments().get(0).value() instanceof Expression.Name name
            && numbers.contains(name.path().text());
    if (!known) {
      return null;
    }
    String block = ((Expression.Name) call.arguments().get(0).value()).path().text();
    return new IndexSum(Map.of("%s(%s)".formatted(BEFORE, block), 1L), 0);
  }

  private static @Nullable IndexSum of(Expression.Binary binary, Set<String> numbers) {
    IndexSum left = of(binary.left(), numbers);
    IndexSum right = of(binary.right(), numbers);
    if (left == null || right == null) {
      return null;
    }
    return switch (binary.operator()) {
      case ADD -> left.plus(right, 1);
      case SUBTRACT -> left.plus(right, -1);
      case MULTIPLY ->
          left.factors.isEmpty()
              ? right.times(left.constant)
              : right.factors.isEmpty() ? left.times(right.constant) : null;
      case OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, DIVIDE ->
          null;
    };
  }

  private IndexSum plus(IndexSum other, long sign) {
    Map<String, Long> sum = new LinkedHashMap<>(factors);
    other.factors.forEach((number, factor) -> sum.merge(number, sign * factor, Long::sum));
    return new IndexSum(sum, constant + sign * other.constant);
  }

  private IndexSum times(long number) {
    Map<String, Long> product = new LinkedHashMap<>();
    factors.forEach((name, factor) -> product.put(name, factor * number));
    return new IndexSum(product, constant * number);
  }

  /** The normal form, without blanks. */
  String text() {
    List<String> terms = new ArrayList<>();
    factors.forEach((name, factor) -> terms.add(term(name, factor)));
    if (constant != 0 || terms.isEmpty()) {
      terms.add(constant < 0 ? "-" + -constant : "+" + constant);
    }
    String all = String.join("", terms);
    return all.startsWith("+") ? all.substring(1) : all;
  }

  private static String term(String name, long factor) {
    String sign = factor < 0 ? "-" : "+";
    return Math.abs(factor) == 1 ? sign + name : sign + Math.abs(factor) + "*" + name;
  }
}
