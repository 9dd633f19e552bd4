package org.atrous.runtime.variables;

/**
 * What a variable is for: training and weight decay depend on it alone, and so do first values,
 * unless the layer says otherwise ({@link Start}).
 */
public enum Role {
  /** Filter of a convolution, shape HWIO. */
  WEIGHTS(true),
  /** Filter of a depthwise convolution, shape {@code [height, width, channels, 1]}. */
  DEPTHWISE_WEIGHTS(true),
  /** Bias, one a channel. */
  BIASES(true),
  /** Scale of a batch norm, one a channel. */
  GAMMA(true),
  /** Offset of a batch norm, one a channel. */
  BETA(true),
  /** Scale of a layer norm, one a channel. */
  LAYER_GAMMA(true),
  /** Offset of a layer norm, one a channel. */
  LAYER_BETA(true),
  /** Learned factor of a feature, one a channel. */
  SCALE(true),
  /** Running average of the batches' means. */
  MOVING_MEAN(false),
  /** Running average of the batches' unbiased variances. */
  MOVING_VARIANCE(false),
  /** Velocity that momentum keeps for a trained variable. */
  MOMENTUM(false),
  /** Moving average of a trained variable's gradients, which Adam keeps. */
  FIRST_MOMENT(false),
  /** Moving average of their squares, which Adam keeps. */
  SECOND_MOMENT(false),
  /** Moving average of a variable of the network, which is evaluated in its stead. */
  AVERAGE(false),
  /** Sum of a trained variable's gradients within a step; it is 0 between steps. */
  GRADIENT_SUM(false);

  private final boolean parameter;

  Role(boolean parameter) {
    this.parameter = parameter;
  }

  /** Whether it counts among the network's parameters, which training changes by gradients. */
  public boolean isParameter() {
    return parameter;
  }

  /** Whether it stays as it is where batch norm is frozen. */
  public boolean isBatchNorm() {
    return switch (this) {
      case GAMMA, BETA, MOVING_MEAN, MOVING_VARIANCE -> true;
      case WEIGHTS, DEPTHWISE_WEIGHTS, BIASES, LAYER_GAMMA, LAYER_BETA, SCALE -> false;
      case MOMENTUM, FIRST_MOMENT, SECOND_MOMENT, AVERAGE, GRADIENT_SUM -> false;
    };
  }

  /** Whether it belongs to the network, not to what trains it. */
  public boolean isNetwork() {
    return switch (this) {
      case WEIGHTS, DEPTHWISE_WEIGHTS, BIASES, GAMMA, BETA, LAYER_GAMMA, LAYER_BETA, SCALE -> true;
      case MOVING_MEAN, MOVING_VARIANCE -> true;
      case MOMENTUM, FIRST_MOMENT, SECOND_MOMENT, AVERAGE, GRADIENT_SUM -> false;
    };
  }

  /** Whether it is what an optimizer remembers from one step to the next. */
  public boolean isOptimizerState() {
    return this == MOMENTUM || this == FIRST_MOMENT || this == SECOND_MOMENT;
  }
}
