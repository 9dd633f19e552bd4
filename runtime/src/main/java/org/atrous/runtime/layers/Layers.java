package org.atrous.runtime.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The primitives of the language on TensorFlow. Features are float32, shape {@code [batch, height,
 * width, channels]}. Only forms whose gradients are verified are ever built.
 *
 * <p>An instance is a scope: variables made through it are called {@code scope/layer/role}.
 */
public interface Layers {
  /** The same graph, one segment deeper: {@code net.scope("block4").scope("unit1")}. */
  Layers scope(String segment);

  /**
   * Names a feature, so that heads and tests find it: the key is the scope's path and {@code name},
   * joined with slashes.
   *
   * @return {@code x} itself
   */
  Operand<TFloat32> tap(String name, Operand<TFloat32> x);

  /**
   * The feature that was named, by its full path.
   *
   * @throws IllegalArgumentException if there is none
   */
  Operand<TFloat32> tapped(String path);

  /** {@code (x - mean) / std}, channel by channel. */
  Operand<TFloat32> normalize(Operand<TFloat32> x, org.atrous.runtime.Normalization normalization);

  /** Convolution without bias; variable {@code layer/weights}, shape HWIO. */
  Operand<TFloat32> conv(String layer, Operand<TFloat32> x, int width, Window window);

  /**
   * Depthwise convolution without bias; variable {@code layer/weights}, shape {@code [h, w, c, 1]}.
   */
  Operand<TFloat32> depthwise(String layer, Operand<TFloat32> x, Window window);

  /**
   * Grouped convolution without bias: inputs and outputs are cut into {@code groups} equal runs of
   * channels, and the g-th run of outputs is a convolution of the g-th run of inputs. Variable
   * {@code layer/weights}, shape {@code [height, width, channels / groups, width]}: PyTorch's
   * weights of a {@code Conv2d} with {@code groups}, with their axes turned.
   *
   * @param width output channels
   * @param groups at least 1; with as many as input channels, this is a depthwise convolution
   * @throws IllegalArgumentException if {@code groups} doesn't divide the input channels and {@code
   *     width}
   */
  Operand<TFloat32> groupedConv(
      String layer, Operand<TFloat32> x, int width, int groups, Window window);

  /** Adds a bias per channel; variable {@code layer/biases}. */
  Operand<TFloat32> bias(String layer, Operand<TFloat32> x);

  /**
   * Batch normalisation; variables {@code layer/gamma, beta, moving_mean, moving_variance}. Uses
   * the batch's statistics in training, the running averages in inference or where they are frozen.
   */
  Operand<TFloat32> batchNorm(String layer, Operand<TFloat32> x, double epsilon);

  /**
   * Layer normalisation over the channels of each position, with their biased variance; variables
   * {@code layer/gamma, beta}. It is the same in training and inference, and trained where batch
   * norm is frozen. After Ba et al. 2016 (arXiv:1607.06450), over the last axis as in ConvNeXt (Liu
   * et al. 2022, arXiv:2201.03545).
   *
   * @param epsilon added to the variance
   */
  Operand<TFloat32> layerNorm(String layer, Operand<TFloat32> x, double epsilon);

  /**
   * Multiplies each channel with a learned factor of its own; variable {@code layer/scale}. It is
   * LayerScale (Touvron et al. 2021, arXiv:2103.17239, section 2.1).
   *
   * @param initial first value of all factors
   */
  Operand<TFloat32> scale(String layer, Operand<TFloat32> x, double initial);

  Operand<TFloat32> relu(Operand<TFloat32> x);

  Operand<TFloat32> relu6(Operand<TFloat32> x);

  Operand<TFloat32> sigmoid(Operand<TFloat32> x);

  /**
   * {@code x * 0.5 * (1 + erf(x / sqrt(2)))}: exact, not the approximation by tanh (Hendrycks and
   * Gimpel 2016, arXiv:1606.08415).
   */
  Operand<TFloat32> gelu(Operand<TFloat32> x);

  /** {@code x * sigmoid(x)} (Ramachandran et al. 2017, arXiv:1710.05941). */
  Operand<TFloat32> swish(Operand<TFloat32> x);

  /** {@code x * relu6(x + 3) / 6} (Howard et al. 2019, arXiv:1905.02244, section 5.2). */
  Operand<TFloat32> hardSwish(Operand<TFloat32> x);

  /** {@code relu6(x + 3) / 6} (Howard et al. 2019, arXiv:1905.02244, section 5.2). */
  Operand<TFloat32> hardSigmoid(Operand<TFloat32> x);

  Operand<TFloat32> maxPool(Operand<TFloat32> x, Window window);

  /**
   * Average of the taps inside the map: padding doesn't count.
   *
   * @throws IllegalArgumentException if the window is larger than the padded map, or somewhere lies
   *     outside the map altogether
   */
  Operand<TFloat32> avgPool(Operand<TFloat32> x, Window window);

  /** Mean over height and width, kept as a 1x1 map. */
  Operand<TFloat32> globalPool(Operand<TFloat32> x);

  /**
   * Means over {@code bins x bins} parts of the map, as PyTorch's {@code AdaptiveAvgPool2d}: along
   * an axis of {@code size} positions, bin {@code i} covers those from {@code floor(i * size /
   * bins)} up to, without it, {@code ceil((i + 1) * size / bins)}. Where {@code bins} doesn't
   * divide the size, neighbouring bins overlap. It is the pool of pyramid pooling (Zhao et al.
   * 2017, arXiv:1612.01105).
   *
   * @param bins on each axis, at least 1; may be more than there are positions
   * @return shape {@code [batch, bins, bins, channels]}
   * @throws IllegalArgumentException if {@code bins} is less than 1
   */
  Operand<TFloat32> binPool(Operand<TFloat32> x, int bins);

  /** Every {@code stride}-th position, from the first: ceil(size / stride) of them. */
  Operand<TFloat32> subsample(Operand<TFloat32> x, int stride);

  /** Bilinear resize to the height and width of {@code like}. */
  Operand<TFloat32> resizeLike(
      Operand<TFloat32> x, Operand<TFloat32> like, Interpolation interpolation);

  /**
   * Sum.
   *
   * @throws IllegalArgumentException unless the shapes are equal
   */
  Operand<TFloat32> add(Operand<TFloat32> a, Operand<TFloat32> b);

  /**
   * Product, value by value. Where one of the maps is 1x1, it is multiplied with every position of
   * the other, as in squeeze-and-excitation (Hu et al. 2018, arXiv:1709.01507).
   *
   * @throws IllegalArgumentException unless batch and channels are equal, and height and width are
   *     equal or one of the maps is 1x1
   */
  Operand<TFloat32> multiply(Operand<TFloat32> a, Operand<TFloat32> b);

  /** Concatenation of channels, in the order given. */
  Operand<TFloat32> concat(List<Operand<TFloat32>> branches);

  /** Sets a share {@code rate} of the values to zero in training and scales up the rest. */
  Operand<TFloat32> dropout(String layer, Operand<TFloat32> x, double rate);
}
