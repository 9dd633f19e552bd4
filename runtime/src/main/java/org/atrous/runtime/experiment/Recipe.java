package org.atrous.runtime.experiment;

import org.jspecify.annotations.Nullable;

/**
 * How a network is trained: every setting resolved.
 *
 * @param name in the spec
 * @param dataset what it trains on
 * @param split of the data set
 * @param cropHeight of a training crop, in pixels
 * @param cropWidth of a training crop, in pixels
 * @param minScale smallest factor of the random scale; 1 for none
 * @param maxScale largest factor
 * @param flip whether images are mirrored left to right with probability one half
 * @param batch images a step
 * @param outputStride in training
 * @param momentum of the optimizer
 * @param weightDecay factor of the L2 loss over convolution weights (not depthwise)
 * @param learningRate initial rate of the poly schedule, {@code rate * (1 - step / steps)^power}
 * @param power of the poly schedule
 * @param steps of training
 * @param batchNormDecay of the running averages, or null for the network's own
 * @param batchNormFrozen whether batch norm uses its running averages, and leaves gamma and beta
 */
public record Recipe(
    String name,
    Dataset dataset,
    String split,
    int cropHeight,
    int cropWidth,
    double minScale,
    double maxScale,
    boolean flip,
    int batch,
    int outputStride,
    double momentum,
    double weightDecay,
    double learningRate,
    double power,
    int steps,
    @Nullable Double batchNormDecay,
    boolean batchNormFrozen) {

  public static Builder named(String name, Dataset dataset, String split) {
    return new Builder(name, dataset, split);
  }

  /** Collects the settings of a recipe; what isn't given has the paper's value. */
  public static final class Builder {
    private final String name;
    private final Dataset dataset;
    private final String split;
    private int cropHeight = 513;
    private int cropWidth = 513;
    private double minScale = 1;
    private double maxScale = 1;
    private boolean flip;
    private int batch = 16;
    private int outputStride = 16;
    private double momentum = 0.9;
    private double weightDecay;
    private double learningRate = 0.007;
    private double power = 0.9;
    private int steps = 30_000;
    private @Nullable Double batchNormDecay;
    private boolean batchNormFrozen;

    private Builder(String name, Dataset dataset, String split) {
      this.name = name;
      this.dataset = dataset;
      this.split = split;
    }

    public Builder crop(int height, int width) {
      this.cropHeight = height;
      this.cropWidth = width;
      return this;
    }

    public Builder scale(double min, double max) {
      this.minScale = min;
      this.maxScale = max;
      return this;
    }

    public Builder flip() {
      this.flip = true;
      return this;
    }

    public Builder batch(int batch) {
      this.batch = batch;
      return this;
    }

    public Builder outputStride(int outputStride) {
      this.outputStride = outputStride;
      return this;
    }

    public Builder momentum(double momentum) {
      this.momentum = momentum;
      return this;
    }

    public Builder weightDecay(double weightDecay) {
      this.weightDecay = weightDecay;
      return this;
    }

    public Builder poly(double learningRate, double power) {
      this.learningRate = learningRate;
      this.power = power;
      return this;
    }

    public Builder steps(int steps) {
      this.steps = steps;
      return this;
    }

    public Builder batchNormDecay(double decay) {
      this.batchNormDecay = decay;
      return this;
    }

    public Builder batchNormFrozen() {
      this.batchNormFrozen = true;
      return this;
    }

    public Recipe build() {
      return new Recipe(
          name,
          dataset,
          split,
          cropHeight,
          cropWidth,
          minScale,
          maxScale,
          flip,
          batch,
          outputStride,
          momentum,
          weightDecay,
          learningRate,
          power,
          steps,
          batchNormDecay,
          batchNormFrozen);
    }
  }
}
