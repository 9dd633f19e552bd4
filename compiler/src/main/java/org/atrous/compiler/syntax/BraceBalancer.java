package org.atrous.compiler.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.grammar.AtrousLexer;
import org.jspecify.annotations.Nullable;

/**
 * Closes braces that a file leaves open, so that the declarations behind stay declarations. The
 * words that start one are names inside a body; only where the braces don't add up, one at the
 * start of an unindented line ends what is open.
 */
final class BraceBalancer {
  private final Spans spans;
  private final Diagnostics diagnostics;
  private final List<Token> balanced = new ArrayList<>();
  private final Deque<Opening> open = new ArrayDeque<>();

  /** An opening whose closing brace stands further left than its line: probably not its own. */
  private @Nullable Opening doubtful;

  private @Nullable Token last;
  private int indent;

  private BraceBalancer(Spans spans, Diagnostics diagnostics) {
    this.spans = spans;
    this.diagnostics = diagnostics;
  }

  /** An opening brace, and the indentation of the line on which it stands. */
  private record Opening(Token brace, int indent) {}

  /** The tokens with a closing brace for each opening one. */
  static List<Token> balance(List<Token> tokens, Spans spans, Diagnostics diagnostics) {
    return leavesOpen(tokens) ? new BraceBalancer(spans, diagnostics).close(tokens) : tokens;
  }

  private static boolean leavesOpen(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      if (token.getType() == AtrousLexer.LBRACE) {
        depth++;
      } else if (token.getType() == AtrousLexer.RBRACE) {
        depth = Math.max(0, depth - 1);
      }
    }
    return depth > 0;
  }

  private List<Token> close(List<Token> tokens) {
    for (Token token : tokens) {
      if (TokenKinds.visible(token) && token.getType() != AtrousLexer.NEWLINE) {
        boolean startsLine = last == null || last.getType() == AtrousLexer.NEWLINE;
        if (startsLine) {
          indent = token.getCharPositionInLine();
          if (indent == 0 && TokenKinds.startsDeclaration(token.getType())) {
            closeAll("before line " + token.getLine());
          }
        }
        if (token.getType() == AtrousLexer.LBRACE) {
          open.push(new Opening(token, indent));
        } else if (token.getType() == AtrousLexer.RBRACE && !open.isEmpty()) {
          Opening closed = open.pop();
          if (startsLine && closed.indent > indent && doubtful == null) {
            doubtful = closed;
          }
        }
      }
      balanced.add(token);
      if (TokenKinds.visible(token)) {
        last = token;
      }
    }
    closeAll("at the end of the file");
    return balanced;
  }

  private void closeAll(String place) {
    if (!open.isEmpty()) {
      Opening culprit = doubtful != null ? doubtful : open.getFirst();
      diagnostics.report(
          Code.SYNTAX,
          spans.of(culprit.brace),
          "this `{` is never closed",
          "",
          doubtful != null ? "add the missing `}`" : "add a `}` " + place);
    }
    if (!open.isEmpty() && last != null) {
      for (; !open.isEmpty(); open.pop()) {
        balanced.add(TokenKinds.inserted(AtrousLexer.RBRACE, "}", last));
      }
      balanced.add(TokenKinds.inserted(AtrousLexer.NEWLINE, "", last));
    }
    doubtful = null;
  }
}
