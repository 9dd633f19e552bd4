package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads the values of one phrase, each by the name of its parameter. */
final class PhraseReader {
  private final Phrase phrase;
  private final Diagnostics diagnostics;
  private final Map<String, Expression> values = new LinkedHashMap<>();

  /**
   * @param parameters that the phrase may give, in positional order
   */
  PhraseReader(Phrase phrase, List<String> parameters, Diagnostics diagnostics) {
    this.phrase = phrase;
    this.diagnostics = diagnostics;
    String all =
        parameters.isEmpty()
            ? "`%s` stands alone".formatted(phrase.word())
            : "it takes `%s`".formatted(String.join("`, `", parameters));
    for (int i = 0; i < phrase.positional().size(); i++) {
      if (i >= parameters.size()) {
        diagnostics.report(
            Code.BAD_VALUE,
            phrase.positional().get(i).span(),
            "`%s` doesn't take this".formatted(phrase.word()),
            "",
            all);
        break;
      }
      values.put(parameters.get(i), phrase.positional().get(i));
    }
    phrase
        .keyed()
        .forEach(
            (name, value) -> {
              if (!parameters.contains(name)) {
                diagnostics.report(
                    Code.UNKNOWN_ARGUMENT,
                    value.span(),
                    "`%s` takes no `%s`".formatted(phrase.word(), name),
                    "",
                    Suggestion.nearest(name, parameters)
                        .map("did you mean `%s`?"::formatted)
                        .orElse(all));
              } else if (values.put(name, value) != null) {
                diagnostics.report(
                    Code.DUPLICATE,
                    value.span(),
                    "`%s` of `%s` is given already".formatted(name, phrase.word()));
              }
            });
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value, or null, after an error where it is required. */
  @Nullable Expression value(String name, boolean required) {
    Expression value = values.get(name);
    if (value == null && required) {
      diagnostics.report(
          Code.BAD_VALUE, phrase.span(), "`%s` needs `%s`".formatted(phrase.word(), name));
    }
    return value;
  }

  /** A number that must be there. */
  double number(String name, Bounds bounds) {
    Expression value = value(name, true);
    return value == null ? bounds.least() : number(value, name, bounds.least(), bounds);
  }

  double number(String name, double fallback, Bounds bounds) {
    Expression value = values.get(name);
    return value == null ? fallback : number(value, name, fallback, bounds);
  }

  private double number(Expression value, String name, double fallback, Bounds bounds) {
    Double number = Phrase.Literals.decimal(value);
    if (number == null || !bounds.contains(number)) {
      wrong(value, "`%s` of `%s` is a number %s".formatted(name, phrase.word(), bounds.words()));
      return fallback;
    }
    return number;
  }

  int whole(String name, int fallback, int least) {
    Expression value = values.get(name);
    if (value == null) {
      return fallback;
    }
    OptionalInt number = Phrase.Literals.whole(value);
    if (number.isEmpty() || number.getAsInt() < least) {
      wrong(value, "`%s` of `%s` is a whole number from %d".formatted(name, phrase.word(), least));
      return fallback;
    }
    return number.getAsInt();
  }

  List<Integer> wholes(String name, int least) {
    List<Integer> numbers = new ArrayList<>();
    Expression value = values.get(name);
    if (value == null) {
      return numbers;
    }
    for (Expression item : Phrase.Literals.items(value)) {
      OptionalInt number = Phrase.Literals.whole(item);
      if (number.isEmpty() || number.getAsInt() < least) {
        wrong(item, "`%s` of `%s` are whole numbers from %d".formatted(name, phrase.word(), least));
      } else {
        numbers.add(number.getAsInt());
      }
    }
    return numbers;
  }

  boolean flag(String name) {
    Expression value = values.get(name);
    if (value == null) {
      return false;
    }
    if (value instanceof Expression.BoolLiteral flag) {
      return flag.value();
    }
    wrong(value, "`%s` of `%s` is `true` or `false`".formatted(name, phrase.word()));
    return false;
  }

  /** Two numbers with `..` between them, or null, after an error. */
  double @Nullable [] range(String name, Bounds bounds) {
    Expression value = value(name, true);
    if (value == null) {
      return null;
    }
    Double from = value instanceof Expression.Range r ? Phrase.Literals.decimal(r.from()) : null;
    Double to = value instanceof Expression.Range r ? Phrase.Literals.decimal(r.to()) : null;
    if (from == null || to == null || !bounds.contains(from) || !bounds.contains(to) || to < from) {
      wrong(
          value,
          "`%s` takes a range of numbers %s, the smaller one first"
              .formatted(phrase.word(), bounds.words()));
      return null;
    }
    return new double[] {from, to};
  }

  private void wrong(Expression value, String message) {
    diagnostics.report(Code.BAD_VALUE, value.span(), message);
  }
}
