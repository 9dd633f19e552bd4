package org.atrous.compiler.primitive;

import java.util.Locale;
import java.util.Map;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Value;

/**
 * The arguments of a primitive, complete and of the declared types. What asks for one says in which
 * range it must lie; outside it, {@link OutOfRangeException} is thrown.
 */
public record Arguments(Map<String, Value> values) {
  public Arguments {
    values = Map.copyOf(values);
  }

  /** A whole number from 1. */
  int count(String name, int most) {
    Value value = get(name, Value.class);
    // Where a number is declared, a rate may stand on its way to a layer's `rate`, and only there.
    if (!(value instanceof Value.IntValue whole) || whole.value() < 1 || whole.value() > most) {
      String needed = String.format(Locale.ROOT, "a whole number from 1 to %,d", most);
      throw new OutOfRangeException(name, needed, value.text());
    }
    return (int) whole.value();
  }

  /** A share from 0 to below 1. */
  double share(String name) {
    double share = decimal(name);
    if (!(share >= 0 && share < 1)) {
      throw new OutOfRangeException(name, "a number from 0 to below 1", text(name));
    }
    return share;
  }

  /** A number above 0. */
  double positive(String name) {
    double number = decimal(name);
    if (!(number > 0)) {
      throw new OutOfRangeException(name, "a number above 0", text(name));
    }
    return number;
  }

  /** Any number that is one. */
  double finite(String name) {
    double number = decimal(name);
    if (!Double.isFinite(number)) {
      throw new OutOfRangeException(name, "a number", text(name));
    }
    return number;
  }

  boolean flag(String name) {
    return get(name, Value.BoolValue.class).value();
  }

  /** Height and width of a window, each from 1; perhaps those at one output stride. */
  Value.WindowValue window(String name, int most) {
    Value.WindowValue size =
        get(name, Value.class) instanceof Value.SizeValue fixed
            ? new Value.WindowValue(fixed.height(), fixed.width(), Window.FIXED)
            : get(name, Value.WindowValue.class);
    if (Math.min(size.height(), size.width()) < 1 || Math.max(size.height(), size.width()) > most) {
      String needed = String.format(Locale.ROOT, "from 1x1 to %1$dx%1$d", most);
      throw new OutOfRangeException(name, needed, text(name));
    }
    return size;
  }

  String word(String name) {
    return get(name, Value.WordValue.class).word();
  }

  /** A rate; a plain number is one from 1. */
  Rate rate(String name, int most) {
    return get(name, Value.class) instanceof Value.RateValue special
        ? special.rate()
        : new Rate.Relative(count(name, most));
  }

  private double decimal(String name) {
    Value value = values.get(name);
    return value instanceof Value.IntValue whole
        ? whole.value()
        : get(name, Value.FloatValue.class).value();
  }

  private String text(String name) {
    return get(name, Value.class).text();
  }

  private <T extends Value> T get(String name, Class<T> type) {
    Value value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalStateException("argument " + name + " is " + value + ", not a " + type);
    }
    return type.cast(value);
  }
}
