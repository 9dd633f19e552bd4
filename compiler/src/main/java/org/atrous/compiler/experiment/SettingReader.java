package org.atrous.compiler.experiment;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one declaration, read one by one. A wrong one is reported, and its fallback is
 * used, so that all mistakes of a recipe show at once.
 */
final class SettingReader {
  private static final int LARGEST_SIDE = 65_535;

  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Diagnostics diagnostics;
  private final Span declaration;
  private final String what;

  /**
   * @param settings the nearest first: of two with one name, the first counts
   * @param what is declared, for messages
   */
  SettingReader(
      List<Setting> settings,
      List<String> known,
      Span declaration,
      String what,
      Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.declaration = declaration;
    this.what = what;
    for (Setting setting : settings) {
      String name = setting.name().text();
      if (!known.contains(name)) {
        diagnostics.report(
            Code.UNKNOWN_SETTING,
            setting.name().span(),
            "%s has no setting `%s`".formatted(what, name),
            "",
            Suggestion.nearest(name, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("its settings are `" + String.join("`, `", known) + "`"));
      }
      this.settings.putIfAbsent(name, setting);
    }
  }

  @Nullable Setting find(String name) {
    return settings.get(name);
  }

  /** The setting, or null after an error. */
  @Nullable Setting required(String name) {
    Setting setting = settings.get(name);
    if (setting == null) {
      diagnostics.report(
          Code.MISSING_SETTING, declaration, "%s needs the setting `%s`".formatted(what, name));
    }
    return setting;
  }

  int whole(String name, int fallback, int least) {
    Expression value = single(name);
    if (value == null) {
      return fallback;
    }
    OptionalInt number = whole(value);
    if (number.isEmpty() || number.getAsInt() < least) {
      wrong(value.span(), "`%s` takes a whole number from %d".formatted(name, least));
      return fallback;
    }
    return number.getAsInt();
  }

  double decimal(String name, double fallback) {
    Expression value = single(name);
    if (value == null) {
      return fallback;
    }
    Double number = decimal(value);
    if (number == null || number < 0) {
      wrong(value.span(), "`%s` takes a number that isn't negative".formatted(name));
      return fallback;
    }
    return number;
  }

  /** A size of an image, each side from 1 to {@link #LARGEST_SIDE}. */
  Expression.@Nullable SizeLiteral size(String name) {
    Expression value = single(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Expression.SizeLiteral size
        && Math.min(size.height(), size.width()) >= 1
        && Math.max(size.height(), size.width()) <= LARGEST_SIDE) {
      return size;
    }
    wrong(
        value.span(),
        "`%s` takes a size like `513x513`, with sides from 1 to %d".formatted(name, LARGEST_SIDE));
    return null;
  }

  /** The only item of a setting, or null where it is left out or, after an error, where not one. */
  @Nullable Expression single(String name) {
    Setting setting = settings.get(name);
    if (setting == null) {
      return null;
    }
    if (setting.groups().size() != 1 || setting.groups().get(0).items().size() != 1) {
      wrong(setting.span(), "`%s` takes one value".formatted(name));
      return null;
    }
    return setting.groups().get(0).items().get(0).value();
  }

  /**
   * The numbers of a call like {@code poly(0.007, power: 0.9)}, by parameter.
   *
   * @param parameters their names, in positional order, with their defaults; NaN for none
   * @return NaN for a number that is missing, after an error
   */
  Map<String, Double> call(Expression value, String function, Map<String, Double> parameters) {
    Map<String, Double> numbers = new LinkedHashMap<>(parameters);
    List<String> order = List.copyOf(parameters.keySet());
    if (!(value instanceof Expression.Call call) || !call.callee().is(function)) {
      wrong(value.span(), "`%s(%s)` is needed here".formatted(function, String.join(", ", order)));
      return numbers;
    }
    Set<String> given = new HashSet<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      String name =
          argument.name() != null ? argument.name().text() : i < order.size() ? order.get(i) : "";
      Double number = decimal(argument.value());
      if (!parameters.containsKey(name) || number == null) {
        wrong(
            argument.span(),
            "`%s` takes the numbers `%s`".formatted(function, String.join("`, `", order)));
        return numbers;
      }
      if (!given.add(name)) {
        diagnostics.report(
            Code.DUPLICATE,
            argument.span(),
            "`%s` of `%s` is given already".formatted(name, function));
      }
      numbers.put(name, number);
    }
    for (Map.Entry<String, Double> number : numbers.entrySet()) {
      if (number.getValue().isNaN()) {
        wrong(call.span(), "`%s` needs `%s`".formatted(function, number.getKey()));
      }
    }
    return numbers;
  }

  void wrong(Span span, String message) {
    diagnostics.report(Code.BAD_VALUE, span, message);
  }

  static OptionalInt whole(Expression value) {
    return value instanceof Expression.IntLiteral literal
            && literal.value() == (int) literal.value()
        ? OptionalInt.of((int) literal.value())
        : OptionalInt.empty();
  }

  static @Nullable Double decimal(Expression value) {
    if (value instanceof Expression.IntLiteral whole) {
      return (double) whole.value();
    }
    return value instanceof Expression.FloatLiteral number ? (Double) number.value() : null;
  }

  /** The text of a plain word, or null. */
  static @Nullable String word(Expression value) {
    return value instanceof Expression.Name name ? name.path().text() : null;
  }
}
