package org.atrous.runtime;

import java.util.List;
import org.atrous.runtime.experiment.DecaySettings;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.variables.Initialization;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A network as the compiler generates it: one class for every legal output stride, in training and
 * in inference, over one set of variables.
 */
public interface SegmentationNetwork {
  /** The network's name in its spec. */
  String name();

  /** Number of channels of the logits. */
  int classes();

  /** The output strides at which the network can be built, ascending. */
  List<Integer> outputStrides();

  /** The input normalisation, which {@link #logits} applies itself. */
  Normalization normalization();

  /** Decay of batch norm's running averages, unless a recipe says otherwise. */
  double batchNormDecay();

  /** How filters are drawn for a training from scratch. */
  default Initialization initialization() {
    return Initialization.USUAL;
  }

  /**
   * What weight decay leaves out, unless a recipe says otherwise: {@code biases}, {@code
   * batch_norm}, {@code depthwise}.
   */
  default List<String> undecayed() {
    return DecaySettings.PAPER;
  }

  /**
   * Adds the network to a graph.
   *
   * @param net where layers and variables go; also says whether this is training or inference
   * @param image RGB in 0..255, float32, shape {@code [batch, height, width, 3]}
   * @param outputStride one of {@link #outputStrides}
   * @return logits, shape {@code [batch, height, width, classes]}, or coarser where the spec leaves
   *     them so
   * @throws IllegalArgumentException for another output stride
   */
  Operand<TFloat32> logits(Layers net, Operand<TFloat32> image, int outputStride);

  /**
   * Adds the auxiliary heads, which serve training alone. It is called once after {@link #logits},
   * and never in inference: variables made here aren't part of the network that is evaluated.
   *
   * @param net the same that {@code logits} was given, so that {@link Layers#tapped} knows its taps
   * @param outputStride the same that {@code logits} was given
   * @return the logits of each head, in the order of the spec; none unless the spec has some
   */
  default List<AuxiliaryLogits> auxiliaryLogits(Layers net, int outputStride) {
    return List.of();
  }
}
