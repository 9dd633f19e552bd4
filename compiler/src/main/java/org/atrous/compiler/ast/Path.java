package org.atrous.compiler.ast;

import java.util.List;
import java.util.stream.Collectors;
import org.atrous.compiler.source.Span;

/** A dotted name: {@code conv}, {@code trunk.block3}, {@code block2.unit1.sep2}. */
public record Path(List<Identifier> parts) {
  public Path {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one part");
    }
  }

  public String text() {
    return parts.stream().map(Identifier::text).collect(Collectors.joining("."));
  }

  /** Whether the path is the single name {@code name}. */
  public boolean is(String name) {
    return parts.size() == 1 && parts.get(0).text().equals(name);
  }

  public Identifier first() {
    return parts.get(0);
  }

  public Span span() {
    return parts.get(0).span().to(parts.get(parts.size() - 1).span());
  }
}
