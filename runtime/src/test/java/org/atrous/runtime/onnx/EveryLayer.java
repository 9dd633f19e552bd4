package org.atrous.runtime.onnx;

import java.util.List;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.layers.Interpolation;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.layers.Padding;
import org.atrous.runtime.layers.Window;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A network in which every primitive occurs, in the forms that networks use. */
final class EveryLayer implements SegmentationNetwork {
  @Override
  public String name() {
    return "EveryLayer";
  }

  @Override
  public int classes() {
    return 3;
  }

  @Override
  public List<Integer> outputStrides() {
    return List.of(4, 8);
  }

  @Override
  public Normalization normalization() {
    return Normalization.of(120, 110, 100, 60, 61, 62);
  }

  @Override
  public double batchNormDecay() {
    return 0.9;
  }

  @Override
  public Operand<TFloat32> logits(Layers net, Operand<TFloat32> image, int outputStride) {
    int rate = 8 / outputStride;
    Operand<TFloat32> x = net.normalize(image, normalization());
    x = stem(net.scope("stem"), x);
    Operand<TFloat32> low = x;
    x = block(net.scope("block1"), x, rate);
    x = attention(net.scope("attention"), x);
    x = branches(net.scope("branches"), x, rate);
    Layers head = net.scope("head");
    x = head.resizeLike(x, low, Interpolation.HALF_PIXEL);
    x = head.concat(List.of(x, low));
    x = head.bias("conv1", head.conv("conv1", x, classes(), Window.of(1, 1)));
    return net.resizeLike(x, image, Interpolation.ALIGNED);
  }

  private static Operand<TFloat32> stem(Layers net, Operand<TFloat32> image) {
    Window same = Window.of(3, 3).stride(2).padding(Padding.SAME);
    Operand<TFloat32> x = net.bias("conv1", net.conv("conv1", image, 8, same));
    x = net.relu(net.batchNorm("bn1", x, 1e-3));
    x = net.maxPool(x, Window.of(3, 3).stride(2));
    x = net.gelu(net.layerNorm("norm1", x, 1e-6));
    x = net.add(x, net.scale("scale1", x, 0.5));
    return net.add(x, net.avgPool(x, Window.of(3, 3).padding(Padding.SAME)));
  }

  /** The only layers with a stride that may be spent. */
  private static Operand<TFloat32> block(Layers net, Operand<TFloat32> x, int rate) {
    int stride = 2 / rate;
    Window window = Window.of(3, 3).stride(stride);
    Operand<TFloat32> shortcut = net.conv("shortcut", net.subsample(x, stride), 8, Window.of(1, 1));
    Operand<TFloat32> y = net.groupedConv("conv1", x, 8, 2, window);
    y = net.hardSwish(net.batchNorm("bn1", y, 1e-3));
    y = net.groupedConv("conv2", y, 8, 4, Window.of(3, 3).rate(2 * rate));
    y = net.depthwise("depthwise1", y, Window.of(3, 3).rate(2 * rate).padding(Padding.SAME));
    y = net.relu6(net.batchNorm("bn2", y, 1e-3));
    y = net.add(y, net.maxPool(y, Window.of(3, 3).rate(rate).padding(Padding.SAME)));
    y = net.add(y, net.avgPool(y, Window.of(3, 3).rate(rate)));
    return net.swish(net.add(y, shortcut));
  }

  private static Operand<TFloat32> attention(Layers net, Operand<TFloat32> x) {
    Operand<TFloat32> squeezed = net.conv("conv1", net.globalPool(x), 8, Window.of(1, 1));
    Operand<TFloat32> hard = net.multiply(x, net.hardSigmoid(net.bias("conv1", squeezed)));
    return net.add(hard, net.multiply(x, net.sigmoid(squeezed)));
  }

  private static Operand<TFloat32> branches(Layers net, Operand<TFloat32> x, int rate) {
    Operand<TFloat32> wide = net.conv("conv1", x, 4, Window.of(3, 3).rate(3 * rate));
    Operand<TFloat32> image = net.conv("conv2", net.globalPool(x), 4, Window.of(1, 1));
    Operand<TFloat32> bins = net.conv("conv3", net.binPool(x, 3), 4, Window.of(1, 1));
    return net.concat(
        List.of(
            net.relu(net.batchNorm("bn1", wide, 1e-3)),
            net.resizeLike(image, x, Interpolation.ALIGNED),
            net.resizeLike(bins, x, Interpolation.HALF_PIXEL)));
  }
}
