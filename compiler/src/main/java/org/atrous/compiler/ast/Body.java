package org.atrous.compiler.ast;

import java.util.List;
import org.atrous.compiler.source.Span;

/** Statements between braces. */
public record Body(List<Statement> statements, Span span) {
  public Body {
    statements = List.copyOf(statements);
  }
}
