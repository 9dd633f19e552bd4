package org.atrous.runtime.export;

import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.graph.ExportSettings;
import org.atrous.runtime.graph.FrozenGraph;
import org.atrous.runtime.graph.NetworkExport;
import org.atrous.runtime.run.TrainedRun;
import org.jspecify.annotations.Nullable;

/**
 * A run's network as a graph that other programs run, and what is to be known of it.
 *
 * @param frozen the graph, without variables
 * @param description for people and programs that use it
 */
public record ExportedGraph(FrozenGraph frozen, NetworkDescription description) {

  /**
   * Makes the graph of a run's network.
   *
   * @throws ExportException if the network can't run at this output stride, or with images of this
   *     size
   * @throws org.atrous.runtime.checkpoint.CheckpointException if the checkpoint doesn't fit
   */
  public static ExportedGraph of(TrainedRun run, ExportSettings settings) {
    SegmentationNetwork network = run.network();
    if (!network.outputStrides().contains(settings.outputStride())) {
      throw new ExportException(
          "network `%s` has no output stride %d".formatted(network.name(), settings.outputStride()),
          "its output strides are %s".formatted(network.outputStrides()));
    }
    FrozenGraph frozen;
    try {
      frozen = NetworkExport.of(network, settings, run.checkpoint());
    } catch (IllegalArgumentException misfit) {
      throw new ExportException(
          "network `%s` can't be built for images of %s: %s"
              .formatted(network.name(), text(settings.size()), misfit.getMessage()),
          "choose another --size or --output-stride; `summary --size` shows the size of each map",
          misfit);
    }
    return new ExportedGraph(frozen, NetworkDescription.of(run, settings, frozen));
  }

  private static String text(ExportSettings.@Nullable Size size) {
    return size == null ? "any size" : size.height() + "x" + size.width();
  }
}
