package org.atrous.compiler.ast;

import java.util.List;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** One link of a chain: the value that flows in goes out changed. */
public sealed interface Element {
  Span span();

  <R> R accept(Visitor<R> visitor);

  /**
   * A name with what follows it: {@code relu}, {@code conv(3x3, 256)}, {@code residual(shortcut) {
   * ... }}, {@code block2(stride: 2, at: last) { ... }}, {@code join { ... }}, {@code trunk.low}.
   * What the name means is settled by the resolver, not by the grammar.
   *
   * @param arguments null where no parentheses are written
   * @param body null where no braces are written
   */
  record Apply(Path callee, @Nullable List<Argument> arguments, @Nullable Body body, Span span)
      implements Element {
    public Apply {
      arguments = arguments == null ? null : List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code block4..block7}, only at the start of a chain. */
  record BlockRange(Path from, Path to, Span span) implements Element {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code repeat n { ... }}. */
  record Repeat(Expression count, Body body, Span span) implements Element {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code for r in rates { ... }}. */
  record For(Identifier variable, Expression items, Body body, Span span) implements Element {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code if c { ... } else { ... }}; {@code else if} is an otherwise-body of one If. */
  record If(Expression condition, Body then, @Nullable Body otherwise, Span span)
      implements Element {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** One method a kind of element; no defaults, so that a new kind breaks every pass. */
  interface Visitor<R> {
    R visit(Apply element);

    R visit(BlockRange element);

    R visit(Repeat element);

    R visit(For element);

    R visit(If element);
  }
}
