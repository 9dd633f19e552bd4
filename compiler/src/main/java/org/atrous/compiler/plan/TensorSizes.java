package org.atrous.compiler.plan;

import java.util.List;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Operation;
import org.atrous.compiler.source.Diagnostics;

/**
 * The bytes of every feature, for a batch.
 *
 * @param bytes by feature number
 */
record TensorSizes(List<Long> bytes) {
  TensorSizes {
    bytes = List.copyOf(bytes);
  }

  static TensorSizes of(PlannedNetwork planned, int outputStride, MapSize input, int batch) {
    List<MapSize> sizes = planned.sizes(outputStride, input, new Diagnostics());
    return new TensorSizes(
        planned.network().features().stream()
            .map(feature -> bytes(feature, sizes.get(feature.id()), batch))
            .toList());
  }

  private static long bytes(Feature feature, MapSize size, int batch) {
    return (long) MemoryEstimate.BYTES * batch * feature.channels() * size.area();
  }

  long of(int feature) {
    return bytes.get(feature);
  }

  /** The inputs whose values a layer takes; of what a feature is resized like, only the size. */
  static List<Integer> values(Node.Layer layer) {
    return layer.operation().reach() == Operation.Reach.NEIGHBOURS
        ? layer.inputs().subList(0, 1)
        : layer.inputs();
  }
}
