package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.draw.Sketch.Chain;
import org.atrous.compiler.draw.Sketch.Kind;
import org.atrous.compiler.draw.Sketch.Line;
import org.atrous.compiler.draw.Sketch.Link;
import org.atrous.compiler.draw.Sketch.Tone;
import org.atrous.compiler.ir.Node;

/**
 * Reads a stage of a head: runs of layers without a branch become chains, linked to one another.
 */
final class StageReader {
  /** Convolutions, pools and resizes that stand in one box. */
  private static final int MOST_IN_A_CHAIN = 4;

  private final LayerWords words;
  private final Origins origins;
  private final List<OpenChain> chains = new ArrayList<>();
  private final Map<Integer, Integer> chainOf = new HashMap<>();
  private final Set<Link> links = new LinkedHashSet<>();

  /** Where features from outside a stage come from. */
  interface Origins {
    /** The element that makes a feature, by index. */
    int element(int feature);

    /** What the feature is called. */
    String name(int feature);
  }

  /** A chain that may still grow. */
  private record OpenChain(
      Kind kind, String title, List<Node.Layer> layers, int feature, int origin) {}

  private StageReader(LayerWords words, Origins origins) {
    this.words = words;
    this.origins = origins;
  }

  /**
   * Reads a stage.
   *
   * @param name shown above it
   * @param nodes in the order in which they are built
   * @param entry the feature by which the main way enters; others from outside are taps
   */
  static Sketch.Stage read(
      String name, List<Node> nodes, int entry, LayerWords words, Origins origins) {
    return new StageReader(words, origins).stage(name, nodes, entry);
  }

  private Sketch.Stage stage(String name, List<Node> nodes, int entry) {
    Map<Node.Layer, String> titles = new LinkedHashMap<>();
    Node last = nodes.get(nodes.size() - 1);
    for (Node node : nodes) {
      String title = node == last ? "" : node.asRegion().map(Node.Region::name).orElse("");
      node.layers().forEach(layer -> titles.put(layer, title));
    }
    Map<Integer, Integer> uses = new HashMap<>();
    titles.keySet().stream()
        .flatMap(layer -> LayerWords.flowing(layer).stream())
        .forEach(feature -> uses.merge(feature, 1, Integer::sum));
    titles.forEach((layer, title) -> add(layer, title, entry, uses));
    int output = chains.size() - 1;
    return new Sketch.Stage(
        name, chains.stream().map(this::closed).toList(), List.copyOf(links), output);
  }

  private void add(Node.Layer layer, String title, int entry, Map<Integer, Integer> uses) {
    List<Integer> inputs = LayerWords.flowing(layer);
    for (int input : inputs) {
      if (!chainOf.containsKey(input)) {
        enter(input, input == entry);
      }
    }
    int before = inputs.isEmpty() ? -1 : chainOf.getOrDefault(inputs.get(0), -1);
    boolean alone = inputs.size() == 1 && uses.getOrDefault(inputs.get(0), 0) == 1;
    if (alone && before >= 0 && takes(chains.get(before), layer, title)) {
      chains.get(before).layers().add(layer);
      chainOf.put(layer.output(), before);
      return;
    }
    Kind kind = inputs.size() > 1 ? Kind.JOIN : Kind.LAYERS;
    chains.add(new OpenChain(kind, title, new ArrayList<>(List.of(layer)), layer.output(), -1));
    int chain = chains.size() - 1;
    inputs.forEach(input -> links.add(new Link(chainOf.getOrDefault(input, -1), chain)));
    chainOf.put(layer.output(), chain);
  }

  private void enter(int feature, boolean main) {
    chains.add(
        new OpenChain(
            main ? Kind.ENTRY : Kind.TAP,
            "",
            new ArrayList<>(),
            feature,
            main ? -1 : origins.element(feature)));
    chainOf.put(feature, chains.size() - 1);
  }

  private boolean takes(OpenChain chain, Node.Layer layer, String title) {
    if (chain.kind() != Kind.LAYERS || !chain.title().equals(title)) {
      return false;
    }
    long main = chain.layers().stream().filter(inside -> !words.isCompanion(inside)).count();
    return words.isCompanion(layer) || main < MOST_IN_A_CHAIN;
  }

  private Chain closed(OpenChain chain) {
    List<Line> lines = new ArrayList<>();
    if (chain.kind() == Kind.TAP) {
      lines.add(new Line(origins.name(chain.feature()), Tone.NAME));
      lines.add(new Line(LayerWords.text(words.shape(chain.feature())), Tone.FAINT));
    } else if (chain.kind() != Kind.ENTRY) {
      if (!chain.title().isEmpty()) {
        lines.add(new Line(chain.title(), Tone.NAME));
      }
      layers(chain.layers(), lines);
      int last = chain.layers().get(chain.layers().size() - 1).output();
      lines.add(new Line(LayerWords.text(words.shape(last)), Tone.FAINT));
    }
    return new Chain(
        chain.kind(), lines, chain.layers().stream().anyMatch(words::isAtrous), chain.origin());
  }

  private void layers(List<Node.Layer> layers, List<Line> lines) {
    List<String> companions = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (Node.Layer layer : layers) {
      if (!layer.name().isEmpty() && !paths.add(layer.path())) {
        continue; // the bias of a convolution that has its line
      }
      if (words.isCompanion(layer)) {
        companions.add(words.name(layer));
        continue;
      }
      flush(companions, lines);
      lines.add(new Line(words.nameAndWidth(layer), Tone.PLAIN));
      if (!words.setting(layer).isEmpty()) {
        lines.add(new Line(words.setting(layer), Tone.RATE));
      }
    }
    flush(companions, lines);
  }

  private static void flush(List<String> companions, List<Line> lines) {
    if (!companions.isEmpty()) {
      lines.add(new Line(String.join(" ", companions), Tone.FAINT));
      companions.clear();
    }
  }
}
