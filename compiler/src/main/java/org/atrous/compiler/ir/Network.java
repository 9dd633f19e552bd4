package org.atrous.compiler.ir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Value;

/**
 * A network with its arguments in and its components expanded.
 *
 * @param name in the spec
 * @param doc its doc comment
 * @param dialect by name
 * @param normalization of the input
 * @param training what its dialect says of training
 * @param provenance where its dialect's settings and its input came from
 * @param features all of them, by number
 * @param blocks of the trunk, in order
 * @param root everything, from the image (feature 0) to the logits
 * @param auxiliaries heads beside it, which training alone builds
 */
public record Network(
    String name,
    String doc,
    Span span,
    String dialect,
    Normalization normalization,
    TrainingDefaults training,
    Provenance provenance,
    List<Feature> features,
    List<Block> blocks,
    Node.Region root,
    List<Auxiliary> auxiliaries) {
  public Network {
    features = List.copyOf(features);
    blocks = List.copyOf(blocks);
    auxiliaries = List.copyOf(auxiliaries);
  }

  /** Mean and standard deviation of red, green and blue, in units of 0..255. */
  public record Normalization(List<Double> mean, List<Double> std) {
    public Normalization {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }
  }

  /**
   * A block of the trunk.
   *
   * @param tap the last feature at the block's own natural stride
   * @param scope of its variables, {@code backbone/block3}
   */
  public record Block(String name, String scope, int tap, Span span) {}

  /**
   * A head that takes a tap and makes logits of its own; its loss is added to the network's.
   *
   * @param weight of its loss
   * @param region takes the tap, gives the logits
   */
  public record Auxiliary(double weight, Node.Region region) {}

  /** Channels of the logits. */
  public int classes() {
    return features.get(root.output()).channels();
  }

  /** The legal parameter names and values that the network was built with. */
  public Map<String, Value> arguments() {
    return root.arguments();
  }

  /** All layers, in the order in which they are built: those of auxiliary heads come last. */
  public List<Node.Layer> layers() {
    return regions().flatMap(Node::layers).toList();
  }

  /** All taps, in the order in which they are built. */
  public List<Node.Tap> taps() {
    return regions().flatMap(Node::taps).toList();
  }

  /** Paths of the convolutions that make scores: the last ones before the logits of each head. */
  public List<String> scores() {
    Map<Integer, Node.Layer> makers = new HashMap<>();
    layers().forEach(layer -> makers.put(layer.output(), layer));
    Set<String> paths = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    regions().forEach(region -> open.add(region.output()));
    while (!open.isEmpty()) {
      Node.Layer maker = makers.get(open.remove());
      if (maker == null) {
        continue;
      }
      int channels = features.get(maker.inputs().get(0)).channels();
      if (maker.operation().multiplyAdds(List.of(channels), 1) > 0) {
        paths.add(maker.path());
      } else {
        // A resize has its size from a second input, which makes no scores.
        open.addAll(maker.operation().joins() ? maker.inputs() : maker.inputs().subList(0, 1));
      }
    }
    return List.copyOf(paths);
  }

  /** The network itself, then its auxiliary heads. */
  public Stream<Node.Region> regions() {
    return Stream.concat(Stream.of(root), auxiliaries.stream().map(Auxiliary::region));
  }
}
