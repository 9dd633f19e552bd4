package org.atrous.compiler.ast;

import java.util.List;
import org.atrous.compiler.source.Span;

/**
 * One line of a dialect, data set, recipe, evaluation, sweep or weights: {@code batch 16}, {@code
 * augment scale 0.5..2.0, flip}. What a setting may say is the resolver's business.
 *
 * @param groups what stands between the commas; empty for a bare {@code flip}
 */
public record Setting(Identifier name, List<Group> groups, Span span) {
  public Setting {
    groups = List.copyOf(groups);
  }

  /** Items in juxtaposition: {@code voc2012 split train}. */
  public record Group(List<Item> items, Span span) {
    public Group {
      items = List.copyOf(items);
    }
  }

  /** A value, or a mapping {@code "a" -> "b"} with what it maps to. */
  public record Item(Expression value, List<Expression> mappedTo, Span span) {
    public Item {
      mappedTo = List.copyOf(mappedTo);
    }
  }
}
