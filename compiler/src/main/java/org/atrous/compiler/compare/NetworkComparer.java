package org.atrous.compiler.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.compare.Comparison.ChangedLayer;
import org.atrous.compiler.compare.Comparison.Difference;
import org.atrous.compiler.compare.Comparison.LoneLayer;
import org.atrous.compiler.compare.Comparison.Side;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.report.Summarizer;
import org.atrous.compiler.report.Summary;
import org.atrous.compiler.source.Diagnostics;

/**
 * Compares two networks:
 *
 * <ol>
 *   <li>{@link NetworkFacts} compares what holds for all of a network;
 *   <li>{@link BlockPairs} puts the summaries' blocks side by side;
 *   <li>layers are found by their full names: {@link LayerSettings} and the wiring say what differs
 *       in one that both have;
 *   <li>{@link VariableMatcher} finds what their checkpoints share.
 * </ol>
 */
public final class NetworkComparer {
  private final PlannedNetwork a;
  private final PlannedNetwork b;
  private final LayerIndex layersOfA;
  private final LayerIndex layersOfB;
  private final ChannelOrigins originsOfA;
  private final ChannelOrigins originsOfB;

  private NetworkComparer(PlannedNetwork a, PlannedNetwork b) {
    this.a = a;
    this.b = b;
    this.layersOfA = LayerIndex.of(a.network());
    this.layersOfB = LayerIndex.of(b.network());
    this.originsOfA = ChannelOrigins.of(a.network(), layersOfA);
    this.originsOfB = ChannelOrigins.of(b.network(), layersOfB);
  }

  /**
   * Compares two networks at an output stride that is legal for both.
   *
   * @param diagnostics where errors of sizes go
   */
  public static Comparison compare(
      PlannedNetwork a,
      PlannedNetwork b,
      int outputStride,
      int height,
      int width,
      Diagnostics diagnostics) {
    Summary summaryOfA = Summarizer.summarize(a, outputStride, height, width, diagnostics);
    Summary summaryOfB = Summarizer.summarize(b, outputStride, height, width, diagnostics);
    return new NetworkComparer(a, b).comparison(summaryOfA, summaryOfB);
  }

  private Comparison comparison(Summary summaryOfA, Summary summaryOfB) {
    return new Comparison(
        side(summaryOfA, layersOfA),
        side(summaryOfB, layersOfB),
        summaryOfA.outputStride(),
        summaryOfA.inputHeight(),
        summaryOfA.inputWidth(),
        NetworkFacts.differences(a, b),
        BlockPairs.of(summaryOfA.blocks(), summaryOfB.blocks()),
        changed(outputStrides(summaryOfA.outputStride())),
        lone(a, layersOfA, layersOfB),
        lone(b, layersOfB, layersOfA),
        VariableMatcher.match(a, layersOfA, originsOfA, b, layersOfB, originsOfB));
  }

  private static Side side(Summary summary, LayerIndex layers) {
    return new Side(
        summary.network(),
        summary.dialect(),
        summary.outputStrides(),
        layers.layers().size(),
        summary.parameters(),
        summary.multiplyAdds(),
        summary.memory().training(),
        summary.memory().inference());
  }

  /** The one asked for first, then the others that both networks have. */
  private List<Integer> outputStrides(int shown) {
    Set<Integer> strides = new LinkedHashSet<>(List.of(shown));
    strides.addAll(a.outputStrides().legal());
    strides.retainAll(new HashSet<>(b.outputStrides().legal()));
    return List.copyOf(strides);
  }

  private List<ChangedLayer> changed(List<Integer> outputStrides) {
    List<ChangedLayer> changed = new ArrayList<>();
    for (ComparedLayer here : layersOfA.layers()) {
      ComparedLayer there = layersOfB.find(here.path());
      if (there == null) {
        continue;
      }
      List<Difference> differences =
          new ArrayList<>(
              LayerSettings.of(here, a, outputStrides)
                  .differences(LayerSettings.of(there, b, outputStrides)));
      differences.addAll(wiring(here.first(), there.first()));
      if (!differences.isEmpty()) {
        changed.add(new ChangedLayer(here.path(), here.operation(), differences));
      }
    }
    return changed;
  }

  /** Other inputs; not where that only follows from a layer that one network doesn't have. */
  private List<Difference> wiring(Node.Layer here, Node.Layer there) {
    boolean join = ChannelOrigins.isJoin(here) && ChannelOrigins.isJoin(there);
    List<String> sourcesHere = sources(here, join, layersOfA, originsOfA);
    List<String> sourcesThere = sources(there, join, layersOfB, originsOfB);
    boolean known =
        sourcesHere.stream().allMatch(layersOfB::has)
            && sourcesThere.stream().allMatch(layersOfA::has);
    if (sourcesHere.equals(sourcesThere) || !(known || reordered(sourcesHere, sourcesThere))) {
      return List.of();
    }
    return List.of(
        new Difference(
            join ? "join" : "input",
            String.join(", ", PathPatterns.summarize(sourcesHere)),
            String.join(", ", PathPatterns.summarize(sourcesThere))));
  }

  private static boolean reordered(List<String> a, List<String> b) {
    List<String> commonOfA = a.stream().filter(new HashSet<>(b)::contains).toList();
    List<String> commonOfB = b.stream().filter(new HashSet<>(a)::contains).toList();
    return !commonOfA.equals(commonOfB);
  }

  private static List<String> sources(
      Node.Layer layer, boolean join, LayerIndex layers, ChannelOrigins origins) {
    return join ? origins.of(layer.output()) : layer.inputs().stream().map(layers::source).toList();
  }

  private static List<LoneLayer> lone(PlannedNetwork network, LayerIndex own, LayerIndex other) {
    List<LoneLayer> lone = new ArrayList<>();
    for (ComparedLayer layer : own.layers()) {
      if (other.find(layer.path()) == null) {
        String group =
            PathPatterns.prefixes(layer.path()).stream()
                .filter(scope -> !other.hasScope(scope))
                .findFirst()
                .orElse(layer.path());
        long parameters = layer.parts().stream().mapToLong(network::parameters).sum();
        lone.add(new LoneLayer(layer.path(), group, layer.description(), parameters));
      }
    }
    return lone;
  }
}
