package org.atrous.compiler.primitive;

import java.util.Map;
import org.atrous.compiler.value.Rate;
import org.atrous.compiler.value.Value;

/** The arguments of a primitive, complete and of the declared types. */
public record Arguments(Map<String, Value> values) {
  public Arguments {
    values = Map.copyOf(values);
  }

  public int number(String name) {
    return get(name, Value.IntValue.class).value() > Integer.MAX_VALUE
        ? Integer.MAX_VALUE
        : (int) get(name, Value.IntValue.class).value();
  }

  public double decimal(String name) {
    Value value = values.get(name);
    return value instanceof Value.IntValue whole
        ? whole.value()
        : get(name, Value.FloatValue.class).value();
  }

  public boolean flag(String name) {
    return get(name, Value.BoolValue.class).value();
  }

  public Value.SizeValue size(String name) {
    return get(name, Value.SizeValue.class);
  }

  public String word(String name) {
    return get(name, Value.WordValue.class).word();
  }

  public int feature(String name) {
    return get(name, Value.FeatureValue.class).id();
  }

  public Rate rate(String name) {
    Value value = values.get(name);
    return value instanceof Value.IntValue whole
        ? new Rate.Relative((int) whole.value())
        : get(name, Value.RateValue.class).rate();
  }

  private <T extends Value> T get(String name, Class<T> type) {
    Value value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalStateException("argument " + name + " is " + value + ", not a " + type);
    }
    return type.cast(value);
  }
}
