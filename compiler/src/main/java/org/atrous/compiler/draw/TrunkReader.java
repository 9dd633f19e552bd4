package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;

/** Reads a trunk: a block of the picture for each block, and for the layers between them. */
final class TrunkReader {
  /** Letters of a block's contents that stand in one line. */
  private static final int LONGEST = 34;

  private static final int MOST_RUNS = 3;

  private final Network network;
  private final LayerWords words;
  private final Target target;
  private final List<Node> loose = new ArrayList<>();
  private boolean blocksSeen;

  /** Takes what was read. */
  interface Target {
    /**
     * Takes a block.
     *
     * @param layers that it stands for
     * @param feature by which it is tapped
     */
    void block(Sketch.Block block, List<Node.Layer> layers, int feature);
  }

  TrunkReader(Network network, LayerWords words, Target target) {
    this.network = network;
    this.words = words;
    this.target = target;
  }

  void read(Node.Region backbone) {
    for (Node node : backbone.nodes()) {
      Optional<Node.Region> block =
          node.asRegion().filter(region -> region.kind() == Node.Kind.BLOCK);
      if (block.isEmpty()) {
        loose.add(node);
        continue;
      }
      flush();
      blocksSeen = true;
      read(block.get().name(), block.get().nodes(), tap(block.get()));
    }
    flush();
  }

  /** The feature that stands for a block: that of its tap. */
  private int tap(Node.Region block) {
    return network.blocks().stream()
        .filter(declared -> declared.scope().equals(block.scope()))
        .map(Network.Block::tap)
        .findFirst()
        .orElse(block.output());
  }

  /** The layers between blocks; those before the first are called the stem. */
  private void flush() {
    List<Node.Layer> layers = loose.stream().flatMap(Node::layers).toList();
    if (!layers.isEmpty()) {
      String name = blocksSeen ? words.name(layers.get(0)) : "stem";
      read(name, List.copyOf(layers), layers.get(layers.size() - 1).output());
    }
    loose.clear();
  }

  private void read(String name, List<? extends Node> nodes, int feature) {
    List<Node.Layer> layers = nodes.stream().flatMap(Node::layers).toList();
    String setting =
        Stream.of("stride " + words.stride(feature), words.rates(layers))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    target.block(
        new Sketch.Block(
            name,
            contents(nodes).equals(name) ? "" : contents(nodes),
            words.shape(feature),
            setting,
            layers.stream().anyMatch(words::isAtrous)),
        layers,
        feature);
  }

  /** {@code bottleneck x6}, {@code conv 7x7, maxpool 3x3}; where there is too much, how many. */
  private String contents(List<? extends Node> nodes) {
    List<String> names = new ArrayList<>();
    int units = 0;
    for (Node node : nodes) {
      Optional<Node.Region> unit = node.asRegion();
      if (unit.isPresent()) {
        names.add(unit.get().name());
        units++;
      } else {
        node.layers()
            .filter(layer -> !words.isCompanion(layer))
            .map(words::name)
            .forEach(names::add);
      }
    }
    String text = Runs.text(names);
    if (text.length() <= LONGEST && Runs.of(names).size() <= MOST_RUNS) {
      return text;
    }
    return units == names.size() ? units + " units" : names.size() + " layers and units";
  }
}
