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
  MOMENTUM(false);

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
      case WEIGHTS, DEPTHWISE_WEIGHTS, BIASES, LAYER_GAMMA, LAYER_BETA, SCALE, MOMENTUM -> false;
    };
  }

  /**
   * Whether weight decay pulls it to zero: convolutions' weights, grouped ones among them, but not
   * depthwise ones (TF-Slim's MobileNet and Xception).
   */
  public boolean decays() {
    return this == WEIGHTS;
  }
}
