package org.atrous.runtime.variables;

import java.util.List;

/** Where a variable starts: what its first values are. */
public sealed interface Start {
  /** The same value everywhere. */
  record Fill(double value) implements Start {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Drawn as the network says ({@link Initialization}).
   *
   * @param inputs of one output
   * @param outputs of one input; of a depthwise or grouped convolution those of all groups, as
   *     PyTorch counts
   */
  record Draw(double inputs, double outputs) implements Start {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.visit(this);
    }
  }

  /** One answer for each kind. */
  interface Visitor<T> {
    T visit(Fill fill);

    T visit(Draw draw);
  }

  <T> T accept(Visitor<T> visitor);

  /**
   * Where variables of a role start: filters are drawn, factors of norms and running variances are
   * 1, and the rest is 0. A learned factor is 1 too, and changes nothing at first.
   */
  static Start of(Role role, List<Long> shape) {
    return switch (role) {
      case WEIGHTS ->
          new Draw(product(shape.subList(0, 3)), product(shape.subList(0, 2)) * shape.get(3));
      case DEPTHWISE_WEIGHTS ->
          new Draw(product(shape.subList(0, 2)), product(shape.subList(0, 3)));
      case GAMMA, LAYER_GAMMA, SCALE, MOVING_VARIANCE -> new Fill(1);
      case BIASES, BETA, LAYER_BETA, MOVING_MEAN -> new Fill(0);
      case MOMENTUM, FIRST_MOMENT, SECOND_MOMENT, AVERAGE, GRADIENT_SUM -> new Fill(0);
    };
  }

  private static double product(List<Long> sizes) {
    return sizes.stream().reduce(1L, Math::multiplyExact);
  }
}
