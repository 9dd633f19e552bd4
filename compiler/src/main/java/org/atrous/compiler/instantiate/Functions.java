package org.atrous.compiler.instantiate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;

/** The functions that may be called in expressions. */
public final class Functions {
  private static final Optional<Type> INT = Optional.of(Type.Simple.INT);

  private static final Map<String, Function> BY_NAME =
      Map.of(
          "scaled",
              new Function(
                  List.of("rate", "at"), List.of(Optional.empty(), INT), Functions::scaled),
          "absolute", new Function(List.of("rate"), List.of(INT), Functions::absolute),
          "divisible",
              new Function(
                  List.of("width", "divisor"),
                  List.of(Optional.of(Type.Simple.FLOAT), INT),
                  Functions::divisible),
          "min", new Function(List.of("a", "b"), List.of(INT, INT), Functions::min),
          "max", new Function(List.of("a", "b"), List.of(INT, INT), Functions::max));

  private Functions() {}

  /** A function: what it takes (of whatever type where none is given), and what it makes of it. */
  record Function(
      List<String> parameters,
      List<Optional<Type>> types,
      java.util.function.Function<List<Value>, Value> body) {
    Function {
      parameters = List.copyOf(parameters);
      types = List.copyOf(types);
    }
  }

  static Map<String, Function> byName() {
    return BY_NAME;
  }

  /** The functions and their parameters, in order. */
  public static Map<String, List<String>> signatures() {
    return BY_NAME.entrySet().stream()
        .collect(
            java.util.stream.Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> entry.getValue().parameters()));
  }

  private static Value scaled(List<Value> arguments) {
    if (arguments.get(0) instanceof Value.SizeValue size) {
      return new Value.WindowValue(size.height(), size.width(), positive(arguments.get(1)));
    }
    return new Value.RateValue(
        new Rate.Scaled(positive(arguments.get(0)), positive(arguments.get(1))));
  }

  private static Value absolute(List<Value> arguments) {
    // A rate that is absolute already stays so: a unit may get its rate from an absolute
    // multi-grid.
    return arguments.get(0) instanceof Value.RateValue
        ? arguments.get(0)
        : new Value.RateValue(new Rate.Absolute(positive(arguments.get(0))));
  }

  /**
   * The multiple of the divisor nearest to the width, at least the divisor, and never more than a
   * tenth below the width (MobileNetV2's reference implementation).
   */
  private static Value divisible(List<Value> arguments) {
    double width = Arithmetic.decimal(arguments.get(0));
    int divisor = positive(arguments.get(1));
    if (width <= 0 || width > Integer.MAX_VALUE) {
      throw new ArithmeticException("a width of %s is out of range".formatted(width));
    }
    long rounded = Math.max(divisor, (long) (width + divisor / 2.0) / divisor * divisor);
    return new Value.IntValue(rounded < 0.9 * width ? rounded + divisor : rounded);
  }

  private static Value min(List<Value> arguments) {
    return new Value.IntValue(Math.min(whole(arguments.get(0)), whole(arguments.get(1))));
  }

  private static Value max(List<Value> arguments) {
    return new Value.IntValue(Math.max(whole(arguments.get(0)), whole(arguments.get(1))));
  }

  private static int positive(Value value) {
    long number = whole(value);
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new ArithmeticException(
          String.format(
              Locale.ROOT, "%d isn't in the range from 1 to %,d", number, Integer.MAX_VALUE));
    }
    return (int) number;
  }

  private static long whole(Value value) {
    if (value instanceof Value.IntValue number) {
      return number.value();
    }
    throw new ArithmeticException(value.text() + " isn't a whole number");
  }
}
