package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.atrous.compiler.source.Code;
import org.atrous.grammar.AtrousLexer;
import org.jspecify.annotations.Nullable;

/**
 * Settles which line ends end something. Hidden are those inside parentheses and brackets, after
 * {@code ,} or {@code +}, before a line that starts with {@code +} or {@code else}, and those of
 * empty lines. Every statement, setting and declaration ends in exactly one, so one is inserted
 * before a closing brace and before the end of the file where the text has none.
 */
final class LineJoiner {
  private final Spans spans;
  private final Reports reports;
  private final List<Token> joined = new ArrayList<>();

  /** The last token that the parser will see. */
  private @Nullable Token last;

  private final Brackets brackets = new Brackets();
  private int braces;

  private LineJoiner(Spans spans, Reports reports) {
    this.spans = spans;
    this.reports = reports;
  }

  static List<Token> join(List<Token> tokens, Spans spans, Reports reports) {
    LineJoiner joiner = new LineJoiner(spans, reports);
    int[] next = nextVisible(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      joiner.add(tokens.get(i), next[i] < tokens.size() ? tokens.get(next[i]) : null);
    }
    joiner.endLine();
    return joiner.joined;
  }

  private void add(Token token, @Nullable Token next) {
    if (!TokenKinds.visible(token)) {
      joined.add(token);
      return;
    }
    int type = token.getType();
    if (type == AtrousLexer.NEWLINE) {
      boolean ends = brackets.areClosed() && lineIsOpen() && !continues(next);
      if (ends && next != null && next.getType() == AtrousLexer.LBRACE) {
        reportLineStart(next);
        ends = false;
      }
      if (!ends) {
        ((WritableToken) token).setChannel(Token.HIDDEN_CHANNEL);
      }
      joined.add(token);
      last = ends ? token : last;
      return;
    }
    brackets.pass(type);
    if (type == AtrousLexer.LBRACE) {
      braces++;
      brackets.reset();
    } else if (type == AtrousLexer.RBRACE) {
      braces = Math.max(0, braces - 1);
      brackets.reset();
      endLine();
    }
    joined.add(token);
    last = token;
  }

  private void reportLineStart(Token brace) {
    if (!reports.isTold(brace.getLine())) {
      reports.report(
          Code.SYNTAX,
          spans.of(brace),
          "`{` starts a line",
          "belongs at the end of the line above",
          null);
    }
  }

  private void endLine() {
    if (last != null
        && last.getType() != AtrousLexer.NEWLINE
        && last.getType() != AtrousLexer.LBRACE) {
      last = TokenKinds.inserted(AtrousLexer.NEWLINE, "", last);
      joined.add(last);
    }
  }

  private boolean lineIsOpen() {
    if (last == null) {
      return false;
    }
    return switch (last.getType()) {
      case AtrousLexer.NEWLINE, AtrousLexer.LBRACE, AtrousLexer.COMMA, AtrousLexer.PLUS -> false;
      default -> true;
    };
  }

  private boolean continues(@Nullable Token next) {
    if (next == null) {
      return false;
    }
    // Between declarations a line can only begin with `in` where it belongs to a network's header.
    return next.getType() == AtrousLexer.PLUS
        || next.getType() == AtrousLexer.ELSE
        || (next.getType() == AtrousLexer.IN && braces == 0);
  }

  /** For each token the index of the next one that is neither hidden nor a line end. */
  private static int[] nextVisible(List<Token> tokens) {
    int[] next = new int[tokens.size()];
    int following = tokens.size();
    for (int i = tokens.size() - 1; i >= 0; i--) {
      next[i] = following;
      Token token = tokens.get(i);
      if (TokenKinds.visible(token) && token.getType() != AtrousLexer.NEWLINE) {
        following = i;
      }
    }
    return next;
  }
}
