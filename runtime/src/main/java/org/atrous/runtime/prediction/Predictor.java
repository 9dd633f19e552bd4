package org.atrous.runtime.prediction;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.graph.InferenceGraph;
import org.atrous.runtime.graph.InferenceSettings;

/**
 * A trained network that labels images of any size, whole or by windows, in one view or several.
 * Each size that the network is given needs a graph of its own; those used last are kept. To be
 * used by one thread.
 */
public final class Predictor implements AutoCloseable {
  private static final int KEPT = 4;

  private final SegmentationNetwork network;
  private final int outputStride;
  private final ViewSettings settings;
  private final InferenceSettings inference;
  private final Checkpoint checkpoint;
  private final ViewAverage average;
  private final int kept;
  private float[] logits = {};
  private final Map<Size, InferenceGraph> graphs = new LinkedHashMap<>(16, 0.75f, true);

  private record Size(int height, int width) {}

  /** Looks at whole images as they are. */
  public Predictor(SegmentationNetwork network, int outputStride, Checkpoint checkpoint) {
    this(network, outputStride, ViewSettings.PLAIN, checkpoint);
  }

  /**
   * @param network what was trained
   * @param outputStride one of the network's; needn't be that of training
   * @param settings how it looks at images
   * @param checkpoint values of its variables
   * @throws IllegalArgumentException if the network has no such output stride
   */
  public Predictor(
      SegmentationNetwork network, int outputStride, ViewSettings settings, Checkpoint checkpoint) {
    this(network, outputStride, settings, InferenceSettings.USUAL, checkpoint);
  }

  /**
   * @param network what was trained
   * @param outputStride one of the network's; needn't be that of training
   * @param settings how it looks at images
   * @param inference how the network is computed
   * @param checkpoint values of its variables
   * @throws IllegalArgumentException if the network has no such output stride
   */
  public Predictor(
      SegmentationNetwork network,
      int outputStride,
      ViewSettings settings,
      InferenceSettings inference,
      Checkpoint checkpoint) {
    if (!network.outputStrides().contains(outputStride)) {
      throw new IllegalArgumentException(
          "`%s` has no output stride %d".formatted(network.name(), outputStride));
    }
    this.network = network;
    this.outputStride = outputStride;
    this.settings = settings;
    this.inference = inference;
    this.checkpoint = checkpoint;
    this.kept = Math.max(KEPT, settings.scales().size());
    this.average =
        new ViewAverage(settings, network.normalization(), network.classes(), this::logits);
  }

  /**
   * The likeliest class of every pixel.
   *
   * @throws org.atrous.runtime.checkpoint.CheckpointException if the checkpoint is of another
   *     network
   */
  public LabelMap predict(RgbImage image) throws IOException {
    if (settings.isPlain(image.height(), image.width())) {
      int[] labels = graph(image.height(), image.width()).labels(image.toFloats());
      return LabelMap.of(image.height(), image.width(), labels);
    }
    return predict(image, (y, probabilities) -> {});
  }

  /**
   * The likeliest class of every pixel, and the probabilities of all classes besides.
   *
   * @param probabilities takes every row
   */
  public LabelMap predict(RgbImage image, ProbabilityRows probabilities) throws IOException {
    LabelRows labels = new LabelRows(image.height(), image.width());
    average.of(
        image,
        (y, row) -> {
          labels.row(y, row);
          probabilities.row(y, row);
        });
    return labels.labels();
  }

  /** Large arrays for each window in turn would make the heap grow: one serves them all. */
  private float[] logits(float[] pixels, int height, int width) {
    InferenceGraph graph = graph(height, width);
    if (logits.length < graph.logitsSize()) {
      logits = new float[graph.logitsSize()];
    }
    graph.logits(pixels, logits);
    return logits;
  }

  private InferenceGraph graph(int height, int width) {
    Size size = new Size(height, width);
    InferenceGraph known = graphs.get(size);
    if (known != null) {
      return known;
    }
    if (graphs.size() == kept) {
      Size oldest = graphs.keySet().iterator().next();
      graphs.remove(oldest).close();
    }
    InferenceGraph graph = InferenceGraph.build(network, outputStride, inference, 1, height, width);
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
