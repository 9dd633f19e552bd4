package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Path;
import org.atrous.grammar.AtrousParser.NameContext;
import org.atrous.grammar.AtrousParser.PathContext;
import org.jspecify.annotations.Nullable;

/** Builds names and paths, and tells which parts of a parse tree are sound. */
final class Names {
  private final Spans spans;

  Names(Spans spans) {
    this.spans = spans;
  }

  /**
   * Whether a rule was matched to its end. A mistake breaks all rules from the one where it lies up
   * to the one that {@link Recovery} ends; the others hold everything that the grammar promises.
   */
  static boolean isSound(@Nullable ParserRuleContext context) {
    return context != null && context.exception == null;
  }

  Identifier identifier(Token token) {
    return new Identifier(token.getText(), spans.of(token));
  }

  Identifier identifier(NameContext name) {
    return identifier(name.word);
  }

  Path path(PathContext path) {
    List<Identifier> parts = new ArrayList<>();
    for (NameContext part : path.parts) {
      parts.add(identifier(part));
    }
    return new Path(parts);
  }
}
