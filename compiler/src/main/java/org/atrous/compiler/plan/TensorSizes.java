package org.atrous.compiler.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Operation;
import org.atrous.compiler.source.Diagnostics;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of every feature, for a batch.
 *
 * @param bytes by feature number
 * @param copies of inputs that atrous layers take apart, by the layer's output
 */
record TensorSizes(List<Long> bytes, Map<Integer, Long> copies) {
  TensorSizes {
    bytes = List.copyOf(bytes);
    copies = Map.copyOf(copies);
  }

  static TensorSizes of(PlannedNetwork planned, int outputStride, MapSize input, int batch) {
    List<MapSize> sizes = planned.sizes(outputStride, input, new Diagnostics());
    List<Feature> features = planned.network().features();
    Map<Integer, Long> copies = new HashMap<>();
    for (Node.Layer layer : planned.network().layers()) {
      Window.@Nullable Running window = planned.at(outputStride).window(layer);
      if (window != null && window.rate() > 1 && layer.operation().splitsItsInput()) {
        int taken = layer.inputs().get(0);
        MapSize filled = window.filled(sizes.get(taken));
        copies.put(layer.output(), bytes(features.get(taken), filled, batch));
      }
    }
    return new TensorSizes(
        features.stream().map(feature -> bytes(feature, sizes.get(feature.id()), batch)).toList(),
        copies);
  }

  private static long bytes(Feature feature, MapSize size, int batch) {
    return (long) MemoryEstimate.BYTES * batch * feature.channels() * size.area();
  }

  long of(int feature) {
    return bytes.get(feature);
  }

  /** The copy of its input that a layer runs on, or 0 if it runs on the input itself. */
  long copy(Node.Layer layer) {
    return copies.getOrDefault(layer.output(), 0L);
  }

  /** The inputs whose values a layer takes; of what a feature is resized like, only the size. */
  static List<Integer> values(Node.Layer layer) {
    return layer.operation().reach() == Operation.Reach.NEIGHBOURS
        ? layer.inputs().subList(0, 1)
        : layer.inputs();
  }
}
