package org.atrous.compiler.draw;

import java.util.List;

/**
 * What is to be seen of a network, before anything has a place: the trunk's blocks and the head's
 * stages in the order in which values flow through them.
 *
 * @param name of the network
 * @param heading a line about the whole of it
 * @param elements the main way from the image to the logits
 * @param sides what ends in logits of its own: auxiliary heads
 */
record Sketch(String name, String heading, List<Element> elements, List<Stage> sides) {
  Sketch {
    elements = List.copyOf(elements);
    sides = List.copyOf(sides);
  }

  /** A step of the main way. */
  sealed interface Element {
    <R> R accept(Visitor<R> visitor);
  }

  /** One method a kind of element; no defaults, so that a new kind breaks every pass. */
  interface Visitor<R> {
    R visit(Block block);

    R visit(Stage stage);
  }

  /**
   * The image, or a block of the trunk.
   *
   * @param contents its units, in few words
   * @param shape height, width and channels
   * @param setting at which stride and rates it runs
   * @param atrous whether any of its windows runs at a rate above 1
   */
  record Block(String name, String contents, List<Integer> shape, String setting, boolean atrous)
      implements Element {
    Block {
      shape = List.copyOf(shape);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A part of the head that one value enters and one leaves, with all that happens in between side
   * by side.
   *
   * @param name of the component; empty for layers written in the network itself
   * @param chains what is in it
   * @param links between chains, by index
   * @param output the chain that the stage's value comes from, by index
   */
  record Stage(String name, List<Chain> chains, List<Link> links, int output) implements Element {
    Stage {
      chains = List.copyOf(chains);
      links = List.copyOf(links);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What a chain stands for. */
  enum Kind {
    /** Layers one after another. */
    LAYERS,
    /** Where branches come together. */
    JOIN,
    /** Where the main way enters a stage; nothing is drawn. */
    ENTRY,
    /** A feature from further up. */
    TAP
  }

  /**
   * A run of layers without a branch.
   *
   * @param atrous whether any of its windows runs at a rate above 1
   * @param origin of a tap: the element that the feature comes from, by index
   */
  record Chain(Kind kind, List<Line> lines, boolean atrous, int origin) {
    Chain {
      lines = List.copyOf(lines);
    }
  }

  /** From one chain of a stage to another. */
  record Link(int from, int to) {}

  /** A line of text. */
  record Line(String text, Tone tone) {}

  /** How a line of text looks. */
  enum Tone {
    NAME,
    PLAIN,
    RATE,
    FAINT
  }
}
