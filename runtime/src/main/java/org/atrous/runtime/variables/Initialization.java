package org.atrous.runtime.variables;

import java.util.List;

/**
 * How the filters of a network are drawn, by the part to which they belong.
 *
 * @param trunk the filters of the backbone
 * @param heads those of all other parts
 * @param logits those of {@code scores}
 * @param scores paths of the convolutions that make logits: {@code logits/conv1}
 */
public record Initialization(Filler trunk, Filler heads, Filler logits, List<String> scores) {
  /** All alike. */
  public static final Initialization USUAL =
      new Initialization(Filler.HE_TRUNCATED, Filler.HE_TRUNCATED, Filler.HE_TRUNCATED, List.of());

  /** The part that every network calls so. */
  private static final String TRUNK = "backbone/";

  public Initialization {
    scores = List.copyOf(scores);
  }

  /** How a filter is drawn. */
  Filler of(Variable filter) {
    String path = filter.name().substring(0, Math.max(0, filter.name().lastIndexOf('/')));
    if (scores.contains(path)) {
      return logits;
    }
    return filter.name().startsWith(TRUNK) ? trunk : heads;
  }
}
