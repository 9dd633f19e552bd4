package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage's chains in ranks, each below all that it takes. A link that passes ranks gets a slot in
 * each of them, so that nothing stands in its way.
 */
final class LayeredGraph {
  private final List<List<Slot>> ranks;

  private LayeredGraph(List<List<Slot>> ranks) {
    this.ranks = ranks;
  }

  /** A place in a rank, of a chain or of a link that passes. */
  static final class Slot {
    private final int index;
    private final List<Slot> inputs = new ArrayList<>();
    private final List<Slot> outputs = new ArrayList<>();
    private int x;
    private int bottom;

    private Slot(int index) {
      this.index = index;
    }

    /** The chain's, in its stage; negative for a link that passes. */
    int index() {
      return index;
    }

    Sketch.@Nullable Chain chain(Sketch.Stage stage) {
      return index < 0 ? null : stage.chains().get(index);
    }

    boolean isChain() {
      return index >= 0;
    }

    List<Slot> inputs() {
      return inputs;
    }

    List<Slot> outputs() {
      return outputs;
    }

    /** The column above all that takes this. */
    int middleOfOutputs() {
      return (int) outputs.stream().mapToInt(Slot::x).average().orElse(0);
    }

    void placeAt(int middle) {
      x = middle;
    }

    void endAt(int lowest) {
      bottom = lowest;
    }

    /** The middle. */
    int x() {
      return x;
    }

    int bottom() {
      return bottom;
    }
  }

  static LayeredGraph of(Sketch.Stage stage) {
    int[] rank = ranks(stage);
    List<List<Slot>> ranks = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < rank.length; i++) {
      while (ranks.size() <= rank[i]) {
        ranks.add(new ArrayList<>());
      }
      Slot slot = new Slot(i);
      slots.add(slot);
      ranks.get(rank[i]).add(slot);
    }
    for (Sketch.Link link : stage.links()) {
      Slot from = slots.get(link.from());
      for (int between = rank[link.from()] + 1; between < rank[link.to()]; between++) {
        Slot passing = new Slot(-1);
        connect(from, passing);
        ranks.get(between).add(passing);
        from = passing;
      }
      connect(from, slots.get(link.to()));
    }
    sort(ranks);
    return new LayeredGraph(ranks);
  }

  /** From the top, each from left to right. */
  List<List<Slot>> ranks() {
    return ranks;
  }

  List<Slot> all() {
    return ranks.stream().flatMap(List::stream).toList();
  }

  /** Chains come in the order in which they are built, so that links lead to later ones only. */
  private static int[] ranks(Sketch.Stage stage) {
    int[] rank = new int[stage.chains().size()];
    List<Sketch.Link> links = new ArrayList<>(stage.links());
    links.sort(Comparator.comparingInt(Sketch.Link::to));
    for (Sketch.Link link : links) {
      rank[link.to()] = Math.max(rank[link.to()], rank[link.from()] + 1);
    }
    return rank;
  }

  private static void connect(Slot from, Slot to) {
    from.outputs.add(to);
    to.inputs.add(from);
  }

  /** Branches stand in the order in which what is below takes them. */
  private static void sort(List<List<Slot>> ranks) {
    for (int rank = ranks.size() - 2; rank >= 0; rank--) {
      List<Slot> below = ranks.get(rank + 1);
      ranks.get(rank).sort(Comparator.comparingDouble(slot -> place(slot, below)));
    }
  }

  private static double place(Slot slot, List<Slot> below) {
    double sum = 0;
    for (Slot output : slot.outputs) {
      int input = output.inputs.indexOf(slot);
      sum += below.indexOf(output) + (input + 0.5) / (output.inputs.size() + 1);
    }
    return slot.outputs.isEmpty() ? below.size() : sum / slot.outputs.size();
  }
}
