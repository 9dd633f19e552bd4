package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;

/** Reads what is to be seen of a network. */
final class SketchReader implements StageReader.Origins {
  private static final int IMAGE = 0;

  private final PlannedNetwork planned;
  private final Network network;
  private final int outputStride;
  private final List<MapSize> sizes;
  private final LayerWords words;
  private final List<Sketch.Element> elements = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Map<Integer, Integer> elementOf = new HashMap<>();
  private final List<Node> head = new ArrayList<>();
  private int entry = IMAGE;

  SketchReader(PlannedNetwork planned, int outputStride, List<MapSize> sizes) {
    this.planned = planned;
    this.network = planned.network();
    this.outputStride = outputStride;
    this.sizes = sizes;
    this.words = new LayerWords(network, planned.at(outputStride), sizes);
  }

  Sketch read() {
    addBlock(
        new Sketch.Block("image", "", words.shape(IMAGE), "dialect " + network.dialect(), false),
        List.of(),
        IMAGE);
    for (Node node : network.root().nodes()) {
      Optional<Node.Region> backbone =
          node.asRegion().filter(region -> region.kind() == Node.Kind.BACKBONE);
      if (backbone.isPresent()) {
        flushHead(backbone.get().inputs().get(0));
        new TrunkReader(network, words, this::addBlock).read(backbone.get());
        entry = backbone.get().output();
      } else {
        head.add(node);
      }
    }
    flushHead(network.root().output());
    List<Sketch.Stage> sides = network.auxiliaries().stream().map(this::side).toList();
    return new Sketch(network.name(), heading(), elements, sides);
  }

  private Sketch.Stage side(Network.Auxiliary head) {
    String name = "%s x %s".formatted(head.region().name(), head.weight());
    return StageReader.read(name, List.of(head.region()), -1, words, this);
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "output stride %d, image %s, %,d parameters, %.1f G multiply-adds",
        outputStride,
        sizes.get(IMAGE).text(),
        planned.parameters(),
        network.layers().stream().mapToLong(layer -> planned.multiplyAdds(layer, sizes)).sum()
            / 1e9);
  }

  private void addBlock(Sketch.Block block, List<Node.Layer> layers, int feature) {
    layers.forEach(layer -> elementOf.put(layer.output(), elements.size()));
    // A block with a stride in its only unit is tapped before it, at the feature that it takes.
    elementOf.put(feature, elements.size());
    elements.add(block);
    names.add(block.name());
  }

  private void flushHead(int output) {
    for (List<Node> nodes : HeadStages.of(head, entry, output)) {
      List<Node.Layer> layers = nodes.stream().flatMap(Node::layers).toList();
      Sketch.Stage stage = StageReader.read(name(nodes), nodes, entry, words, this);
      layers.forEach(layer -> elementOf.put(layer.output(), elements.size()));
      elements.add(stage);
      names.add(stage.name());
      entry = layers.get(layers.size() - 1).output();
    }
    head.clear();
  }

  /** A stage is named after the component that its value comes from. */
  private static String name(List<Node> nodes) {
    return nodes.get(nodes.size() - 1).asRegion().map(Node.Region::name).orElse("");
  }

  @Override
  public int element(int feature) {
    return elementOf.getOrDefault(feature, 0);
  }

  /** A feature's last name: an alias follows the name of its block. */
  @Override
  public String name(int feature) {
    return network.taps().stream()
        .filter(tap -> tap.feature() == feature)
        .map(Node.Tap::path)
        .reduce((first, last) -> last)
        .orElseGet(() -> "from " + names.get(element(feature)));
  }
}
