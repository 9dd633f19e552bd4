package org.atrous.runtime.graph;

import java.util.List;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;

/**
 * A network for inference without variables: their values, and all that depends on them alone, are
 * constants. Its ops are TensorFlow's own: {@code Conv2D} and {@code DepthwiseConv2dNative} with
 * their dilations, {@code FusedBatchNormV3} with running averages, pools, {@code ResizeBilinear}
 * and arithmetic. Nodes stand in an order in which they can be computed.
 *
 * @param graph whose constants have the names of the network's variables, where they are such
 * @param image what is fed
 * @param outputs what is fetched, in the order of the settings
 */
public record FrozenGraph(GraphDef graph, Port image, List<Port> outputs) {
  public FrozenGraph {
    outputs = List.copyOf(outputs);
  }

  /**
   * A tensor at the border of the graph: the first output of an op.
   *
   * @param name of the op
   * @param type of its numbers
   * @param shape sizes; -1 where any will do
   */
  public record Port(String name, DataType type, List<Long> shape) {
    public Port {
      shape = List.copyOf(shape);
    }
  }
}
