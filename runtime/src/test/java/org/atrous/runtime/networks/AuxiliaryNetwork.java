package org.atrous.runtime.networks;

import java.util.List;
import org.atrous.runtime.AuxiliaryLogits;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.layers.Window;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The small network with an auxiliary head on its second block, whose logits stay coarse. */
public class AuxiliaryNetwork extends SmallNetwork {
  private final double weight;

  /**
   * @param weight of the auxiliary head
   */
  public AuxiliaryNetwork(double weight) {
    this.weight = weight;
  }

  @Override
  public List<AuxiliaryLogits> auxiliaryLogits(Layers net, int outputStride) {
    Layers head = net.scope("auxiliary");
    Operand<TFloat32> x = net.tapped("backbone/block2");
    x = head.groupedConv("conv1", x, 4, 2, Window.of(3, 3).rate(8 / outputStride));
    x = head.relu(head.batchNorm("bn1", x, 1e-3));
    x = head.bias("conv2", head.conv("conv2", x, classes(), Window.of(1, 1)));
    return List.of(new AuxiliaryLogits("auxiliary", weight, x));
  }
}
