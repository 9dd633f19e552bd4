package org.atrous.runtime.networks;

import java.util.List;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.layers.Interpolation;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.layers.Window;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A network of three blocks with atrous convolution, image pooling and dropout. */
public class SmallNetwork implements SegmentationNetwork {
  @Override
  public String name() {
    return "Small";
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
    Operand<TFloat32> x =
        backbone(net.scope("backbone"), net.normalize(image, normalization()), 8 / outputStride);
    x = head(net.scope("head"), x, 8 / outputStride);
    x = net.scope("head").dropout("dropout1", x, 0.1);
    Layers logits = net.scope("logits");
    x = logits.bias("conv1", logits.conv("conv1", x, classes(), Window.of(1, 1)));
    return net.resizeLike(x, image, Interpolation.ALIGNED);
  }

  private static Operand<TFloat32> backbone(Layers net, Operand<TFloat32> image, int rate) {
    Operand<TFloat32> x = convolution(net, 1, image, 8, Window.of(3, 3).stride(2));
    x = net.maxPool(x, Window.of(3, 3).stride(2));
    net.tap("block1", x);
    Operand<TFloat32> y =
        convolution(net.scope("block2"), 1, x, 16, Window.of(3, 3).stride(2 / rate));
    Operand<TFloat32> shortcut =
        net.scope("block2").conv("shortcut", x, 16, Window.of(1, 1).stride(2 / rate));
    y = net.relu(net.add(y, shortcut));
    net.tap("block2", y);
    Layers block3 = net.scope("block3");
    y = block3.depthwise("depthwise1", y, Window.of(3, 3).rate(2 * rate));
    y = net.relu6(block3.batchNorm("bn1", y, 1e-3));
    y = convolution(block3, 2, y, 16, Window.of(3, 3).rate(2 * rate));
    return net.tap("block3", y);
  }

  private static Operand<TFloat32> head(Layers net, Operand<TFloat32> x, int rate) {
    Operand<TFloat32> pooled = convolution(net, 2, net.globalPool(x), 8, Window.of(1, 1));
    return net.concat(
        List.of(
            convolution(net, 1, x, 8, Window.of(3, 3).rate(3 * rate)),
            net.resizeLike(pooled, x, Interpolation.ALIGNED)));
  }

  private static Operand<TFloat32> convolution(
      Layers net, int number, Operand<TFloat32> x, int width, Window window) {
    Operand<TFloat32> y = net.conv("conv" + number, x, width, window);
    return net.relu(net.batchNorm("bn" + number, y, 1e-3));
  }
}
