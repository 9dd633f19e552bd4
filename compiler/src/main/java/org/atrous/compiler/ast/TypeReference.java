package org.atrous.compiler.ast;

import java.util.List;
import org.atrous.compiler.source.Span;

/** A type as written in a parameter list. */
public sealed interface TypeReference {
  Span span();

  <R> R accept(Visitor<R> visitor);

  /** {@code int}, {@code float}, {@code bool}, {@code size}, {@code component}, ... */
  record Named(Identifier name) implements TypeReference {
    @Override
    public Span span() {
      return name.span();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code [int]}. */
  record ListOf(TypeReference element, Span span) implements TypeReference {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code first | last}: an enumeration of words, at least two. */
  record Enumeration(List<Identifier> words, Span span) implements TypeReference {
    public Enumeration {
      words = List.copyOf(words);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** One method a kind of type; no defaults, so that a new kind breaks every pass. */
  interface Visitor<R> {
    R visit(Named type);

    R visit(ListOf type);

    R visit(Enumeration type);
  }
}
