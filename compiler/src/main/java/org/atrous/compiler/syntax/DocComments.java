package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.atrous.grammar.AtrousLexer;

/** Finds the {@code ///} lines above a declaration. */
final class DocComments {
  private static final String SLASHES = "///";

  private final CommonTokenStream tokens;

  DocComments(CommonTokenStream tokens) {
    this.tokens = tokens;
  }

  /**
   * The text above a declaration, lines joined, without slashes and the blank behind them. Of
   * several comments with an empty line between them the last one belongs to the declaration.
   */
  String above(Token declaration) {
    List<Token> hidden = tokens.getHiddenTokensToLeft(declaration.getTokenIndex());
    if (hidden == null) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    int lastLine = 0;
    for (Token token : hidden) {
      boolean doc = token.getChannel() == AtrousLexer.DOCS;
      if (!doc && token.getChannel() != AtrousLexer.COMMENTS) {
        continue;
      }
      if (doc && token.getLine() > lastLine + 1) {
        lines.clear();
      }
      if (doc) {
        lines.add(text(token));
      }
      lastLine = token.getLine();
    }
    return String.join("\n", lines).strip();
  }

  private static String text(Token comment) {
    String text = comment.getText().substring(SLASHES.length()).stripTrailing();
    return text.startsWith(" ") ? text.substring(1) : text;
  }
}
