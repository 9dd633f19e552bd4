package org.atrous.runtime.testing;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Tensor;

/** The windowed layers of a graph, read off its ops. A layer's path is the name scope of its op. */
final class BuiltLayers {
  private record Layer(int rate, int stride) {}

  private final SortedMap<String, Layer> byPath = new TreeMap<>();

  private BuiltLayers() {}

  static BuiltLayers in(Graph graph) {
    Map<String, GraphOperation> windows = new TreeMap<>();
    Map<String, GraphOperation> splits = new HashMap<>();
    for (Iterator<GraphOperation> ops = graph.operations(); ops.hasNext(); ) {
      GraphOperation op = ops.next();
      switch (op.type()) {
        case "Conv2D", "DepthwiseConv2dNative", "MaxPoolV2", "AvgPool" ->
            windows.put(scope(op), op);
        case "SpaceToBatchND" -> splits.put(scope(op), op);
        default -> {}
      }
    }
    BuiltLayers built = new BuiltLayers();
    windows.forEach(
        (path, op) ->
            built.byPath.put(
                path, new Layer(kernelRate(op) * split(splits.get(path)), stride(op))));
    return built;
  }

  private static String scope(GraphOperation op) {
    String name = op.name();
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  private static int kernelRate(GraphOperation op) {
    return switch (op.type()) {
      case "Conv2D", "DepthwiseConv2dNative" ->
          largest(op.attributes().getAttrIntList("dilations"));
      default -> 1;
    };
  }

  private static int split(@Nullable GraphOperation spaceToBatch) {
    return spaceToBatch == null ? 1 : largestConstant(spaceToBatch, 1);
  }

  private static int stride(GraphOperation op) {
    return op.type().equals("MaxPoolV2")
        ? largestConstant(op, 2)
        : largest(op.attributes().getAttrIntList("strides"));
  }

  private static int largestConstant(GraphOperation op, int input) {
    GraphOperation constant = (GraphOperation) op.input(input).op();
    try (Tensor tensor = constant.attributes().getAttrTensor("value")) {
      int[] values = new int[Math.toIntExact(constant.output(0).shape().size())];
      tensor.asRawTensor().data().asInts().read(values);
      return Arrays.stream(values).max().orElseThrow();
    }
  }

  private static int largest(long[] values) {
    return Math.toIntExact(Arrays.stream(values).max().orElseThrow());
  }

  int rate(String path) {
    return layer(path).rate();
  }

  int stride(String path) {
    return layer(path).stride();
  }

  SortedMap<String, Integer> rates() {
    SortedMap<String, Integer> rates = new TreeMap<>();
    byPath.forEach((path, layer) -> rates.put(path, layer.rate()));
    return Collections.unmodifiableSortedMap(rates);
  }

  private Layer layer(String path) {
    @Nullable Layer layer = byPath.get(path);
    if (layer == null) {
      throw new IllegalArgumentException(
          "no convolution or pool `%s`; there are: %s"
              .formatted(path, String.join(", ", byPath.keySet())));
    }
    return layer;
  }
}
