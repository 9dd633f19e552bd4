package org.atrous.compiler.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.geometry.Window;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.MemoryEstimate;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.plan.ReceptiveField;
import org.atrous.compiler.plan.ReceptiveFields;
import org.atrous.compiler.plan.StridePlan;
import org.atrous.compiler.source.Diagnostics;

/** Adds up a network, block by block. */
public final class Summarizer {
  private final PlannedNetwork planned;
  private final Network network;
  private final StridePlan plan;
  private final List<MapSize> sizes;
  private final List<ReceptiveField> fields;
  private final MemoryEstimate memory;
  private final List<Summary.Row> rows = new ArrayList<>();

  private Summarizer(
      PlannedNetwork planned, int outputStride, MapSize input, int batch, Diagnostics found) {
    this.planned = planned;
    this.network = planned.network();
    this.plan = planned.at(outputStride);
    this.sizes = planned.sizes(outputStride, input, found);
    this.fields = ReceptiveFields.of(planned, outputStride, input);
    this.memory = MemoryEstimate.of(planned, outputStride, input, batch);
  }

  /**
   * The network at one output stride and size, for one image.
   *
   * @throws IllegalArgumentException for an output stride that isn't legal; its message says why
   */
  public static Summary summarize(
      PlannedNetwork planned, int outputStride, int height, int width, Diagnostics diagnostics) {
    return summarize(planned, outputStride, height, width, 1, diagnostics);
  }

  /**
   * The network at one output stride and size, for a batch.
   *
   * @throws IllegalArgumentException for an output stride that isn't legal; its message says why
   */
  public static Summary summarize(
      PlannedNetwork planned,
      int outputStride,
      int height,
      int width,
      int batch,
      Diagnostics diagnostics) {
    MapSize input = MapSize.of(height, width);
    return new Summarizer(planned, outputStride, input, batch, diagnostics).summary(height, width);
  }

  private Summary summary(int height, int width) {
    top(network.root(), "");
    for (Network.Auxiliary head : network.auxiliaries()) {
      Node.Region region = head.region();
      rows.add(row(region.segment(), region.layers().toList(), region.output()));
    }
    return new Summary(
        network.name(),
        network.dialect(),
        plan.outputStride(),
        planned.outputStrides().legal(),
        height,
        width,
        memory.batch(),
        fields.get(network.root().output()),
        rows.stream().mapToLong(Summary.Row::parameters).sum(),
        rows.stream().mapToLong(Summary.Row::multiplyAdds).sum(),
        Summary.Memory.of(memory),
        rows);
  }

  /**
   * A row for each region of the network and of its trunk; loose layers between them share one,
   * which is the stem where it comes first.
   */
  private void top(Node.Region region, String looseName) {
    List<Node.Layer> loose = new ArrayList<>();
    for (Node node : region.nodes()) {
      Optional<Node.Region> inner = node.asRegion().filter(r -> hasOwnRow(r, region));
      if (inner.isEmpty()) {
        node.layers().forEach(loose::add);
        continue;
      }
      flush(loose, rows.isEmpty() ? looseName : "");
      if (inner.get().kind() == Node.Kind.BACKBONE) {
        top(inner.get(), "stem");
      } else {
        rows.add(row(inner.get().name(), node.layers().toList(), shown(inner.get())));
      }
    }
    flush(loose, rows.isEmpty() ? looseName : "");
  }

  /** In a trunk the blocks have, in the network all components. */
  private static boolean hasOwnRow(Node.Region region, Node.Region outer) {
    return outer.kind() != Node.Kind.BACKBONE || region.kind() == Node.Kind.BLOCK;
  }

  private void flush(List<Node.Layer> loose, String name) {
    if (!loose.isEmpty()) {
      Node.Layer last = loose.get(loose.size() - 1);
      String shown = name.isEmpty() ? loose.get(0).operation().name() : name;
      rows.add(row(shown, loose, last.output()));
      loose.clear();
    }
  }

  /** The feature that stands for a region: a block's tap, else its output. */
  private int shown(Node.Region region) {
    return network.blocks().stream()
        .filter(block -> block.scope().equals(region.scope()))
        .map(Network.Block::tap)
        .findFirst()
        .orElse(region.output());
  }

  private Summary.Row row(String name, List<Node.Layer> layers, int feature) {
    MapSize size = sizes.get(feature);
    List<Integer> rates = new ArrayList<>();
    for (Node.Layer layer : layers) {
      Window.Running window = plan.window(layer);
      if (window != null && !WindowTaps.isPointwise(window)) {
        rates.add(window.rate());
      }
    }
    WindowTaps taps = new WindowTaps(layers, plan, sizes);
    return new Summary.Row(
        name,
        List.of(size.rows(), size.columns(), network.features().get(feature).channels()),
        plan.rate(network.features().get(feature)),
        rates,
        fields.get(feature),
        taps.worst().orElse(null),
        taps.atrous(),
        layers.stream().mapToLong(planned::parameters).sum(),
        layers.stream().mapToLong(layer -> planned.multiplyAdds(layer, sizes)).sum(),
        kept(layers),
        layers.stream().mapToLong(this::alive).max().orElse(0));
  }

  private long kept(List<Node.Layer> layers) {
    Map<Integer, Long> kept = memory.keptByFeature();
    long images = rows.isEmpty() ? kept.getOrDefault(0, 0L) : 0;
    return images + layers.stream().mapToLong(l -> kept.getOrDefault(l.output(), 0L)).sum();
  }

  /** Nothing for the layers of auxiliary heads, which inference doesn't have. */
  private long alive(Node.Layer layer) {
    return memory.aliveByFeature().getOrDefault(layer.output(), 0L);
  }
}
