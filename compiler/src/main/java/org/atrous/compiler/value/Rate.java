package org.atrous.compiler.value;

import java.util.OptionalLong;

/** The atrous rate of a layer as a spec writes it. */
public sealed interface Rate {
  /** How the rate is written. */
  String text();

  /**
   * The rate at which a layer runs, or empty where that isn't whole.
   *
   * @param outputStride that the network is built at
   * @param anchor rate that the output stride asks for at the layer
   */
  OptionalLong running(int outputStride, int anchor);

  /** A plain number: multiplies the rate that the output stride asks for. */
  record Relative(int value) implements Rate {
    @Override
    public String text() {
      return Integer.toString(value);
    }

    @Override
    public OptionalLong running(int outputStride, int anchor) {
      return OptionalLong.of((long) value * anchor);
    }
  }

  /** {@code absolute(n)}: runs at n, whatever the output stride. */
  record Absolute(int value) implements Rate {
    @Override
    public String text() {
      return "absolute(" + value + ")";
    }

    @Override
    public OptionalLong running(int outputStride, int anchor) {
      return OptionalLong.of(value);
    }
  }

  /** {@code scaled(r, at: a)}: r at output stride a, and {@code r * a / OS} at output stride OS. */
  record Scaled(int value, int at) implements Rate {
    @Override
    public String text() {
      return "scaled(" + value + ", at: " + at + ")";
    }

    @Override
    public OptionalLong running(int outputStride, int anchor) {
      long product = (long) value * at;
      return product % outputStride == 0
          ? OptionalLong.of(product / outputStride * anchor)
          : OptionalLong.empty();
    }
  }
}
