package org.atrous.runtime.layers;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The ops of which layers are made whose form depends on what a graph is for. */
interface Forms {
  /**
   * A convolution in which the g-th group of outputs sees the g-th group of inputs alone.
   *
   * @param weights shape {@code [height, width, channels / groups, outputs]}
   */
  Operand<TFloat32> convolution(
      LayerScope layer, Operand<TFloat32> x, Operand<TFloat32> weights, int groups, Window window);

  /**
   * A depthwise convolution.
   *
   * @param weights shape {@code [height, width, channels, outputs of each]}
   */
  Operand<TFloat32> depthwise(
      LayerScope layer, Operand<TFloat32> x, Operand<TFloat32> weights, Window window);

  /** The largest tap inside the map. */
  Operand<TFloat32> maxPool(LayerScope layer, Operand<TFloat32> x, Window window);

  /** The mean of the taps inside the map. */
  Operand<TFloat32> averagePool(LayerScope layer, Operand<TFloat32> x, Window window);

  /** Means over a fixed number of bins on each axis. */
  Operand<TFloat32> binPool(LayerScope layer, Operand<TFloat32> x, int bins);

  /** Bilinear resize to the height and width of {@code like}. */
  Operand<TFloat32> resize(
      LayerScope layer, Operand<TFloat32> x, Operand<TFloat32> like, Interpolation interpolation);
}
