package org.atrous.compiler.value;

import java.util.List;
import java.util.stream.Collectors;

/** What an expression evaluates to. */
public sealed interface Value {
  /** What kind of value it is, as messages call it. */
  String kind();

  /** The value as a spec would write it. */
  String text();

  /** A whole number. */
  record IntValue(long value) implements Value {
    @Override
    public String kind() {
      return "int";
    }

    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /** A number with a fraction. */
  record FloatValue(double value) implements Value {
    @Override
    public String kind() {
      return "float";
    }

    @Override
    public String text() {
      return Double.toString(value);
    }
  }

  /** {@code true} or {@code false}. */
  record BoolValue(boolean value) implements Value {
    @Override
    public String kind() {
      return "bool";
    }

    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /** A text in quotes. */
  record StringValue(String value) implements Value {
    @Override
    public String kind() {
      return "string";
    }

    @Override
    public String text() {
      return '"' + value + '"';
    }
  }

  /** Height, then width. */
  record SizeValue(int height, int width) implements Value {
    @Override
    public String kind() {
      return "size";
    }

    @Override
    public String text() {
      return height + "x" + width;
    }
  }

  /** A rate that is more than a number. */
  record RateValue(Rate rate) implements Value {
    @Override
    public String kind() {
      return "rate";
    }

    @Override
    public String text() {
      return rate.text();
    }
  }

  /** A window's size that depends on the output stride: as written at {@code at}. */
  record WindowValue(int height, int width, int at) implements Value {
    @Override
    public String kind() {
      return "window";
    }

    @Override
    public String text() {
      return "scaled(" + height + "x" + width + ", at: " + at + ")";
    }
  }

  /** Values in order. */
  record ListValue(List<Value> items) implements Value {
    public ListValue {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "list";
    }

    @Override
    public String text() {
      return items.stream().map(Value::text).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /** A word of an enumeration. */
  record WordValue(String word) implements Value {
    @Override
    public String kind() {
      return "word";
    }

    @Override
    public String text() {
      return word;
    }
  }

  /** A block's name, {@code block4}. */
  record BlockValue(String name) implements Value {
    @Override
    public String kind() {
      return "block";
    }

    @Override
    public String text() {
      return name;
    }
  }

  /** A feature of the graph, by its number. */
  record FeatureValue(int id) implements Value {
    @Override
    public String kind() {
      return "feature";
    }

    @Override
    public String text() {
      return "feature " + id;
    }
  }

  /** A component, backbone or primitive, perhaps with arguments bound. */
  non-sealed interface CallableValue extends Value {
    /** The name that it was declared with. */
    String declaredName();

    boolean isBackbone();

    @Override
    default String kind() {
      return isBackbone() ? "backbone" : "component";
    }
  }
}
