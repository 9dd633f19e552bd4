package org.atrous.compiler.compare;

import java.util.List;
import org.atrous.compiler.report.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What differs in meaning between two networks, at one output stride and input size. Names of
 * networks, parameters and dialects have no meaning of their own: what they bring about has.
 *
 * @param a the first network
 * @param b the second
 * @param outputStride at which both run
 * @param inputHeight in pixels
 * @param inputWidth in pixels
 * @param facts of the whole network that differ
 * @param blocks all of them, those of {@code a} first
 * @param changed layers that both have, and that differ
 * @param onlyInA layers that {@code b} doesn't have
 * @param onlyInB layers that {@code a} doesn't have
 * @param checkpoint what {@code b} can load of a checkpoint of {@code a}
 */
public record Comparison(
    Side a,
    Side b,
    int outputStride,
    int inputHeight,
    int inputWidth,
    List<Difference> facts,
    List<BlockPair> blocks,
    List<ChangedLayer> changed,
    List<LoneLayer> onlyInA,
    List<LoneLayer> onlyInB,
    CheckpointMatch checkpoint) {
  public Comparison {
    facts = List.copyOf(facts);
    blocks = List.copyOf(blocks);
    changed = List.copyOf(changed);
    onlyInA = List.copyOf(onlyInA);
    onlyInB = List.copyOf(onlyInB);
  }

  /** Whether the networks mean the same: one can stand for the other, with its checkpoint. */
  public boolean isEqual() {
    return facts.isEmpty()
        && changed.isEmpty()
        && onlyInA.isEmpty()
        && onlyInB.isEmpty()
        && checkpoint.isWhole();
  }

  /**
   * One of the two networks.
   *
   * @param layers how many it has; a convolution and its bias are one
   * @param parameters trainable numbers
   * @param multiplyAdds of the convolutions, for one image
   * @param trainingBytes that a step of training needs, for one image, in float32
   * @param inferenceBytes that a forward pass needs
   */
  public record Side(
      String network,
      String dialect,
      List<Integer> outputStrides,
      int layers,
      long parameters,
      long multiplyAdds,
      long trainingBytes,
      long inferenceBytes) {
    public Side {
      outputStrides = List.copyOf(outputStrides);
    }
  }

  /** A property, and its value in each of the two. */
  public record Difference(String property, String a, String b) {}

  /** A block of the trunk, or a component of the head; null where a network has none such. */
  public record BlockPair(String name, Summary.@Nullable Row a, Summary.@Nullable Row b) {

    /** Whether the block does the same in both; what it sees depends on those before it, too. */
    public boolean isEqual() {
      return a != null
          && b != null
          && a.shape().equals(b.shape())
          && a.rates().equals(b.rates())
          && a.rate() == b.rate()
          && a.parameters() == b.parameters()
          && a.multiplyAdds() == b.multiplyAdds();
    }
  }

  /**
   * A layer that both networks have.
   *
   * @param layer its full name; one without a name of its own goes by its primitive and number in
   *     its scope, {@code logits/resize1}
   * @param operation the primitive
   */
  public record ChangedLayer(String layer, String operation, List<Difference> differences) {
    public ChangedLayer {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A layer that only one of the networks has.
   *
   * @param layer its full name
   * @param group the outermost scope around it of which the other network has nothing; the layer
   *     itself where there is none
   * @param description primitive and arguments
   * @param parameters trainable numbers
   */
  public record LoneLayer(String layer, String group, String description, long parameters) {}
}
