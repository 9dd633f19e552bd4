package org.atrous.compiler.value;

/** The atrous rate of a layer as a spec writes it. */
public sealed interface Rate {
  /** How the rate is written. */
  String text();

  /** A plain number: multiplies the rate that the output stride asks for. */
  record Relative(int value) implements Rate {
    @Override
    public String text() {
      return Integer.toString(value);
    }
  }

  /** {@code absolute(n)}: runs at n, whatever the output stride. */
  record Absolute(int value) implements Rate {
    @Override
    public String text() {
      return "absolute(" + value + ")";
    }
  }

  /** {@code scaled(r, at: a)}: r at output stride a, and {@code r * a / OS} at output stride OS. */
  record Scaled(int value, int at) implements Rate {
    @Override
    public String text() {
      return "scaled(" + value + ", at: " + at + ")";
    }
  }
}
