package org.atrous.runtime.weights;

import java.util.List;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.layers.Window;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A network that joins two branches of 4 and 2 channels before its logits. */
final class TwoParts implements SegmentationNetwork {
  @Override
  public String name() {
    return "TwoParts";
  }

  @Override
  public int classes() {
    return 3;
  }

  @Override
  public List<Integer> outputStrides() {
    return List.of(4);
  }

  @Override
  public Normalization normalization() {
    return Normalization.of(0, 0, 0, 1, 1, 1);
  }

  @Override
  public double batchNormDecay() {
    return 0.9;
  }

  @Override
  public Operand<TFloat32> logits(Layers net, Operand<TFloat32> image, int outputStride) {
    Operand<TFloat32> x = net.normalize(image, normalization());
    Operand<TFloat32> joined =
        net.concat(
            List.of(
                net.relu(net.scope("atrous").conv("conv1", x, 4, Window.of(3, 3))),
                net.relu(net.scope("pooled").conv("conv1", x, 2, Window.of(1, 1)))));
    Layers logits = net.scope("logits");
    return logits.bias("conv1", logits.conv("conv1", joined, 3, Window.of(1, 1)));
  }
}
