package org.atrous.compiler.compare;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Operation;

/**
 * Which layers the channels of each feature come from, in the order of the channels: behind a join
 * several, elsewhere the last layer that mixed all channels.
 */
final class ChannelOrigins {
  private final List<List<String>> byFeature;

  private ChannelOrigins(List<List<String>> byFeature) {
    this.byFeature = byFeature;
  }

  static ChannelOrigins of(Network network, LayerIndex index) {
    List<List<String>> byFeature = new ArrayList<>();
    for (int feature = 0; feature < network.features().size(); feature++) {
      byFeature.add(List.of(index.source(feature)));
    }
    for (Node.Layer layer : network.layers()) {
      if (!mixes(layer, network)) {
        byFeature.set(layer.output(), joined(layer, byFeature));
      }
    }
    return new ChannelOrigins(byFeature);
  }

  /** The layers that the channels of a feature come from. */
  List<String> of(int feature) {
    return byFeature.get(feature);
  }

  private static List<String> joined(Node.Layer layer, List<List<String>> byFeature) {
    if (!isJoin(layer)) {
      return byFeature.get(layer.inputs().get(0));
    }
    return layer.inputs().stream().flatMap(input -> byFeature.get(input).stream()).toList();
  }

  static boolean isJoin(Node.Layer layer) {
    return layer.operation().name().equals("concat");
  }

  /** Whether each channel of the output has to do with all channels of the input. */
  private static boolean mixes(Node.Layer layer, Network network) {
    int channels = network.features().get(layer.output()).channels();
    List<Integer> inputs =
        layer.inputs().stream().map(i -> network.features().get(i).channels()).toList();
    return layer.operation().variables(inputs).stream()
        .map(Operation.Variable::shape)
        .anyMatch(shape -> shape.size() == 4 && shape.get(3) == channels);
  }
}
