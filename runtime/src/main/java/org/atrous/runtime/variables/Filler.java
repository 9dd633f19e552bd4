package org.atrous.runtime.variables;

/**
 * How the first values of a filter are drawn: around 0, with a variance of {@code share / fan}.
 *
 * @param distribution of the values
 * @param share of the variance; of a truncated normal, before it is cut
 * @param fan by which the share is divided
 */
public record Filler(Distribution distribution, double share, Fan fan) {
  /** Standard deviation of a standard normal that is cut at two deviations. */
  private static final double TRUNCATED_DEVIATION = 0.879_625_661_034_239_8;

  /**
   * He et al. 2015 (arXiv:1502.01852, section 2.2) by inputs; draws beyond two deviations are drawn
   * again, and the loss of spread that comes with it is made good. TF-Slim's {@code
   * variance_scaling_initializer} and Keras' {@code he_normal}.
   */
  public static final Filler HE_TRUNCATED =
      new Filler(
          Distribution.TRUNCATED_NORMAL, 2 / (TRUNCATED_DEVIATION * TRUNCATED_DEVIATION), Fan.IN);

  /** He's by inputs: what Paddle's convolutions do by themselves. */
  public static final Filler HE_NORMAL = new Filler(Distribution.NORMAL, 2, Fan.IN);

  /** He's by outputs: PyTorch's {@code kaiming_normal_(mode="fan_out")}. */
  public static final Filler HE_NORMAL_OUT = new Filler(Distribution.NORMAL, 2, Fan.OUT);

  /** He's by inputs: PyTorch's {@code kaiming_uniform_(mode="fan_in", nonlinearity="relu")}. */
  public static final Filler HE_UNIFORM = new Filler(Distribution.UNIFORM, 2, Fan.IN);

  /** LeCun et al. 1998: PyTorch's {@code kaiming_uniform_(a=1)}, Detectron2's "xavier". */
  public static final Filler LECUN_UNIFORM = new Filler(Distribution.UNIFORM, 1, Fan.IN);

  /** Up to {@code 1 / sqrt(inputs)}: what PyTorch's convolutions do by themselves. */
  public static final Filler FAN_IN_UNIFORM = new Filler(Distribution.UNIFORM, 1 / 3.0, Fan.IN);

  /** Glorot and Bengio 2010: TF-Slim's {@code xavier_initializer}. */
  public static final Filler GLOROT_UNIFORM = new Filler(Distribution.UNIFORM, 1, Fan.MEAN);

  /** The shape of the density. */
  public enum Distribution {
    NORMAL,
    /** Cut at two deviations. */
    TRUNCATED_NORMAL,
    UNIFORM
  }

  /** What a variance is divided by. */
  public enum Fan {
    /** Inputs of one output. */
    IN,
    /** Outputs of one input. */
    OUT,
    /** The mean of both. */
    MEAN,
    /** Nothing: the size of the filter doesn't matter. */
    NONE
  }

  /** A normal distribution of this standard deviation, whatever the filter. */
  public static Filler normal(double deviation) {
    return new Filler(Distribution.NORMAL, deviation * deviation, Fan.NONE);
  }

  /** The same, cut at two deviations. */
  public static Filler truncatedNormal(double deviation) {
    return new Filler(Distribution.TRUNCATED_NORMAL, deviation * deviation, Fan.NONE);
  }

  /** The standard deviation for a filter; of a truncated normal, before it is cut. */
  double deviation(Start.Draw filter) {
    double divisor =
        switch (fan) {
          case IN -> filter.inputs();
          case OUT -> filter.outputs();
          case MEAN -> (filter.inputs() + filter.outputs()) / 2;
          case NONE -> 1;
        };
    return Math.sqrt(share / divisor);
  }
}
