package org.atrous.runtime.prediction;

import java.util.LinkedHashMap;
import java.util.Map;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.graph.InferenceGraph;

/**
 * A trained network that labels whole images of any size. Each size needs a graph of its own; those
 * of the sizes used last are kept. To be used by one thread.
 */
public final class Predictor implements AutoCloseable {
  private static final int KEPT = 4;

  private final SegmentationNetwork network;
  private final int outputStride;
  private final Checkpoint checkpoint;
  private final Map<Size, InferenceGraph> graphs = new LinkedHashMap<>(KEPT, 0.75f, true);

  private record Size(int height, int width) {}

  /**
   * @param network what was trained
   * @param outputStride one of the network's; needn't be that of training
   * @param checkpoint values of its variables
   * @throws IllegalArgumentException if the network has no such output stride
   */
  public Predictor(SegmentationNetwork network, int outputStride, Checkpoint checkpoint) {
    if (!network.outputStrides().contains(outputStride)) {
      throw new IllegalArgumentException(
          "`%s` has no output stride %d".formatted(network.name(), outputStride));
    }
    this.network = network;
    this.outputStride = outputStride;
    this.checkpoint = checkpoint;
  }

  /**
   * The likeliest class of every pixel.
   *
   * @throws org.atrous.runtime.checkpoint.CheckpointException if the checkpoint is of another
   *     network
   */
  public LabelMap predict(RgbImage image) {
    int[] labels = graph(image.height(), image.width()).labels(image.toFloats());
    return LabelMap.of(image.height(), image.width(), labels);
  }

  private InferenceGraph graph(int height, int width) {
    Size size = new Size(height, width);
    InferenceGraph known = graphs.get(size);
    if (known != null) {
      return known;
    }
    if (graphs.size() == KEPT) {
      Size oldest = graphs.keySet().iterator().next();
      graphs.remove(oldest).close();
    }
    InferenceGraph graph = InferenceGraph.build(network, outputStride, 1, height, width);
    graphs.put(size, graph);
    graph.restore(checkpoint);
    return graph;
  }

  @Override
  public void close() {
    graphs.values().forEach(InferenceGraph::close);
    graphs.clear();
  }
}
