package org.atrous.compiler.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.atrous.grammar.AtrousLexer;
import org.jspecify.annotations.Nullable;

/**
 * The braces of one declaration. Where some are missing, they are inserted before a line that
 * stands no further right than the line of the opening brace, else at the end. Where there are too
 * many, those are hidden that close a brace of an earlier line without standing below that line.
 */
final class DeclarationBraces {
  private final List<Token> input;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Surplus> surplus = new ArrayList<>();
  private final List<Token> unclosed = new ArrayList<>();
  private final Deque<Opening> open = new ArrayDeque<>();
  private final Brackets brackets = new Brackets();
  private @Nullable Token last;
  private int indent;

  /** Closing braces that the declaration lacks; negative where it has too many. */
  private int missing;

  DeclarationBraces(List<Token> input) {
    this.input = input;
    for (Token token : input) {
      if (token.getType() == AtrousLexer.LBRACE) {
        missing++;
      } else if (token.getType() == AtrousLexer.RBRACE) {
        missing--;
      }
    }
  }

  /** An opening brace, and the indentation of the line on which it stands. */
  private record Opening(Token brace, int indent) {}

  /** A closing brace that was hidden, and the opening one that it would have closed. */
  record Surplus(Token brace, Token opening) {}

  /** The tokens with inserted and hidden braces. */
  List<Token> tokens() {
    return tokens;
  }

  /** The closing braces that were hidden. */
  List<Surplus> surplus() {
    return surplus;
  }

  /** The opening braces that an inserted one closes. */
  List<Token> unclosed() {
    return unclosed;
  }

  void balance() {
    for (Token token : input) {
      if (TokenKinds.visible(token) && token.getType() != AtrousLexer.NEWLINE) {
        pass(token);
      }
      tokens.add(token);
      last = TokenKinds.visible(token) ? token : last;
    }
    while (missing > 0 && !open.isEmpty()) {
      close(open.getFirst());
    }
  }

  private void pass(Token token) {
    boolean startsLine = last == null || last.getType() == AtrousLexer.NEWLINE;
    if (startsLine) {
      indent = token.getCharPositionInLine();
    }
    if (token.getType() == AtrousLexer.LBRACE) {
      open.push(new Opening(token, indent));
      brackets.reset();
    } else if (token.getType() == AtrousLexer.RBRACE) {
      closing(token, startsLine);
    } else {
      if (startsLine && brackets.areClosed()) {
        closeDeeper();
      }
      brackets.pass(token.getType());
    }
  }

  private void closing(Token token, boolean startsLine) {
    Opening opening = open.peek();
    if (missing < 0 && opening != null && isDoubtful(token, startsLine, opening)) {
      ((WritableToken) token).setChannel(Token.HIDDEN_CHANNEL);
      surplus.add(new Surplus(token, opening.brace));
      missing++;
      return;
    }
    if (startsLine && opening != null && opening.indent > indent && missing > 0) {
      close(opening);
    }
    open.poll();
    brackets.reset();
  }

  private boolean isDoubtful(Token token, boolean startsLine, Opening opening) {
    boolean farther = opening.brace.getLine() < token.getLine();
    return !brackets.areClosed() || (farther && (!startsLine || indent > opening.indent));
  }

  /** A line no further right than an open brace's line stands behind that brace's body. */
  private void closeDeeper() {
    while (missing > 0 && !open.isEmpty() && open.getFirst().indent >= indent) {
      close(open.getFirst());
    }
  }

  private void close(Opening opening) {
    if (last != null) {
      tokens.add(TokenKinds.inserted(AtrousLexer.RBRACE, "}", last));
      tokens.add(TokenKinds.inserted(AtrousLexer.NEWLINE, "", last));
    }
    unclosed.add(opening.brace);
    open.remove(opening);
    missing--;
  }
}
