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

  /** Adds a bias per channel; variable {@code layer/biases}. */
  Operand<TFloat32> bias(String layer, Operand<TFloat32> x);

  /**
   * Batch normalisation; variables {@code layer/gamma, beta, moving_mean, moving_variance}. Uses
   * the batch's statistics in training, the running averages in inference or where they are frozen.
   */
  Operand<TFloat32> batchNorm(String layer, Operand<TFloat32> x, double epsilon);

  Operand<TFloat32> relu(Operand<TFloat32> x);

  Operand<TFloat32> relu6(Operand<TFloat32> x);

  Operand<TFloat32> sigmoid(Operand<TFloat32> x);

  Operand<TFloat32> maxPool(Operand<TFloat32> x, Window window);

  /** Average of the taps inside the map: padding doesn't count. */
  Operand<TFloat32> avgPool(Operand<TFloat32> x, Window window);

  /** Mean over height and width, kept as a 1x1 map. */
  Operand<TFloat32> globalPool(Operand<TFloat32> x);

  /** Every {@code stride}-th position, from the first: ceil(size / stride) of them. */
  Operand<TFloat32> subsample(Operand<TFloat32> x, int stride);

  /** Bilinear resize to the height and width of {@code like}. */
  Operand<TFloat32> resizeLike(
      Operand<TFloat32> x, Operand<TFloat32> like, Interpolation interpolation);

  Operand<TFloat32> add(Operand<TFloat32> a, Operand<TFloat32> b);

  /** Concatenation of channels, in the order given. */
  Operand<TFloat32> concat(List<Operand<TFloat32>> branches);

  /** Sets a share {@code rate} of the values to zero in training and scales up the rest. */
  Operand<TFloat32> dropout(String layer, Operand<TFloat32> x, double rate);
}
