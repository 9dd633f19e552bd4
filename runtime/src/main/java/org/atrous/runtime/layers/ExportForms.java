package org.atrous.runtime.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.math.AddN;
import org.tensorflow.op.math.Div;
import org.tensorflow.op.math.Maximum;
import org.tensorflow.op.math.Mul;
import org.tensorflow.op.nn.AvgPool;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.DepthwiseConv2dNative;
import org.tensorflow.op.nn.MaxPool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Forms that have their counterpart in other programs: dilated kernels instead of maps that are
 * taken apart and woven together. They are the same for maps of all sizes, which needn't be known;
 * where they are, it is checked that the window fits. Gradients through them are not right.
 */
final class ExportForms implements Forms {
  @Override
  public Operand<TFloat32> convolution(
      LayerScope layer, Operand<TFloat32> x, Operand<TFloat32> weights, int groups, Window window) {
    Scope scope = layer.ops();
    if (Groups.isDepthwise(x, groups)) {
      return depthwise(layer, x, Groups.depthwise(scope, weights, groups), window);
    }
    OpenWindow open = opened(layer, x, window);
    return Groups.each(
        scope,
        open.pad(scope, x, 0),
        weights,
        groups,
        (part, filter) ->
            Conv2d.create(
                scope,
                part,
                filter,
                open.strides(),
                open.mode(),
                Conv2d.dilations(open.dilations())));
  }

  /** {@inheritDoc} On a processor, dilations need oneDNN; without it TensorFlow refuses them. */
  @Override
  public Operand<TFloat32> depthwise(
      LayerScope layer, Operand<TFloat32> x, Operand<TFloat32> weights, Window window) {
    Scope scope = layer.ops();
    OpenWindow open = opened(layer, x, window);
    return DepthwiseConv2dNative.create(
        scope,
        open.pad(scope, x, 0),
        weights,
        open.strides(),
        open.mode(),
        DepthwiseConv2dNative.dilations(open.dilations()));
  }

  private static OpenWindow opened(LayerScope layer, Operand<TFloat32> x, Window window) {
    if (isKnown(x.shape().get(1)) && isKnown(x.shape().get(2))) {
      Features.requireRoom(layer.path(), window, x.shape());
    }
    return new OpenWindow(window);
  }

  private static boolean isKnown(long size) {
    return size >= 0;
  }

  @Override
  public Operand<TFloat32> maxPool(LayerScope layer, Operand<TFloat32> x, Window window) {
    Scope scope = layer.ops();
    OpenWindow open = opened(layer, x, window);
    if (!open.isDilated()) {
      return MaxPool.create(
          scope,
          open.pad(scope, x, -Float.MAX_VALUE),
          vector(scope, "window", open.kernel()),
          vector(scope, "strides", open.strides()),
          open.mode());
    }
    List<Operand<TFloat32>> taps =
        ShiftedTaps.of(scope, open.padAll(scope, x, -Float.MAX_VALUE), window);
    Operand<TFloat32> most = taps.get(0);
    for (Operand<TFloat32> tap : taps.subList(1, taps.size())) {
      most = Maximum.create(scope, most, tap);
    }
    return most;
  }

  private static Constant<TInt32> vector(Scope scope, String name, List<Long> values) {
    return Constant.vectorOf(
        scope.withName(name), values.stream().mapToInt(Math::toIntExact).toArray());
  }

  /** {@inheritDoc} What padding adds is taken out by what the same window makes of ones. */
  @Override
  public Operand<TFloat32> averagePool(LayerScope layer, Operand<TFloat32> x, Window window) {
    Scope scope = layer.ops();
    OpenWindow open = opened(layer, x, window);
    boolean left = window.padding() == Padding.VALID || (open.isSame() && !open.isDilated());
    Operand<TFloat32> means = mean(scope, x, open);
    return left ? means : Div.create(scope, means, mean(scope, MapSize.ones(scope, x), open));
  }

  private static Operand<TFloat32> mean(Scope scope, Operand<TFloat32> x, OpenWindow open) {
    if (!open.isDilated()) {
      return AvgPool.create(
          scope, open.pad(scope, x, 0), open.kernel(), open.strides(), open.mode());
    }
    List<Operand<TFloat32>> taps = ShiftedTaps.of(scope, open.padAll(scope, x, 0), open.window());
    Constant<TFloat32> share = Constant.scalarOf(scope.withName("share"), 1f / taps.size());
    return Mul.create(scope, AddN.create(scope, taps), share);
  }

  @Override
  public Operand<TFloat32> binPool(LayerScope layer, Operand<TFloat32> x, int bins) {
    Features.channels(layer.path(), x);
    return new BinPool(layer.ops(), bins).apply(x);
  }

  @Override
  public Operand<TFloat32> resize(
      LayerScope layer, Operand<TFloat32> x, Operand<TFloat32> like, Interpolation interpolation) {
    Features.channels(layer.path(), x);
    Features.channels(layer.path(), like);
    Shape from = x.shape();
    Shape to = like.shape();
    if (isKnown(to.get(1))
        && isKnown(to.get(2))
        && from.get(1) == to.get(1)
        && from.get(2) == to.get(2)) {
      return x;
    }
    return ResizeBilinear.create(
        layer.ops(),
        x,
        MapSize.of(layer.ops(), like),
        ResizeBilinear.alignCorners(interpolation == Interpolation.ALIGNED),
        ResizeBilinear.halfPixelCenters(interpolation == Interpolation.HALF_PIXEL));
  }
}
