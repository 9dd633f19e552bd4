package org.atrous.compiler.ast;

import java.util.List;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a body: one chain, or several joined by {@code +} (branches from the same value,
 * concatenated), with an optional {@code as name}.
 */
public record Statement(List<Chain> branches, @Nullable Identifier alias, Span span) {
  public Statement {
    branches = List.copyOf(branches);
  }

  /** Elements in juxtaposition, at least one. */
  public record Chain(List<Element> elements, Span span) {
    public Chain {
      elements = List.copyOf(elements);
    }
  }
}
