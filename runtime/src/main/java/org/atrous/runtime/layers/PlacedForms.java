package org.atrous.runtime.layers;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Forms whose gradients are verified, for maps whose size is known: windows are laid over the map
 * when the graph is built.
 *
 * @param mode whether gradients will be taken
 */
record PlacedForms(Mode mode) implements Forms {
  @Override
  public Operand<TFloat32> convolution(
      LayerScope layer, Operand<TFloat32> x, Operand<TFloat32> weights, int groups, Window window) {
    return convolutions(layer, x, window).grouped(x, weights, groups, mode);
  }

  @Override
  public Operand<TFloat32> depthwise(
      LayerScope layer, Operand<TFloat32> x, Operand<TFloat32> weights, Window window) {
    return convolutions(layer, x, window).depthwise(x, weights);
  }

  private static Convolutions convolutions(LayerScope layer, Operand<TFloat32> x, Window window) {
    return new Convolutions(layer.ops(), Features.place(layer.path(), window, x));
  }

  @Override
  public Operand<TFloat32> maxPool(LayerScope layer, Operand<TFloat32> x, Window window) {
    return new Pools(layer.ops(), Features.place(layer.path(), window, x)).max(x);
  }

  @Override
  public Operand<TFloat32> averagePool(LayerScope layer, Operand<TFloat32> x, Window window) {
    return new Pools(layer.ops(), Features.place(layer.path(), window, x)).average(x);
  }

  @Override
  public Operand<TFloat32> binPool(LayerScope layer, Operand<TFloat32> x, int bins) {
    Features.shape(layer.path(), x);
    return new BinPool(layer.ops(), bins).apply(x);
  }

  @Override
  public Operand<TFloat32> resize(
      LayerScope layer, Operand<TFloat32> x, Operand<TFloat32> like, Interpolation interpolation) {
    Features.shape(layer.path(), x);
    Shape target = Features.shape(layer.path(), like);
    return Resizing.bilinear(layer.ops(), x, target.get(1), target.get(2), interpolation);
  }
}
