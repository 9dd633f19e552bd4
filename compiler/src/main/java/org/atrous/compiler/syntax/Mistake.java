package org.atrous.compiler.syntax;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.atrous.compiler.source.Span;
import org.atrous.grammar.AtrousParser;
import org.jspecify.annotations.Nullable;

/** Where the parser stumbled: the token that didn't fit, and the rule that it didn't fit. */
final class Mistake {
  private static final int SHOWN = 24;

  private final ParserRuleContext context;
  private final TokenStream tokens;
  private final Token offending;
  private final @Nullable Token before;

  Mistake(Parser parser, Token offending) {
    this.context = parser.getContext();
    this.tokens = parser.getTokenStream();
    this.offending = offending;
    this.before = before(parser.getTokenStream(), offending);
  }

  private static @Nullable Token before(TokenStream tokens, Token token) {
    for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
      if (TokenKinds.visible(tokens.get(i))) {
        return tokens.get(i);
      }
    }
    return null;
  }

  /** The innermost rule that the parser was in. */
  ParserRuleContext context() {
    return context;
  }

  int rule() {
    return context.getRuleIndex();
  }

  /** The rule around {@link #context()}, or null in the outermost one. */
  @Nullable RuleContext parent() {
    return context.parent;
  }

  boolean parentIs(int rule) {
    RuleContext parent = parent();
    return parent != null && parent.getRuleIndex() == rule;
  }

  /** Type of the token that didn't fit. */
  int type() {
    return offending.getType();
  }

  /** Type of the token before it; {@link Token#EOF} at the start of the file. */
  int typeBefore() {
    return before == null ? Token.EOF : before.getType();
  }

  String textBefore() {
    return before == null ? "" : before.getText();
  }

  String text() {
    return offending.getText();
  }

  boolean atLineEnd() {
    return type() == AtrousParser.NEWLINE || type() == Token.EOF;
  }

  /** The token itself, or the position behind the last one where a line or the file ends there. */
  Span span(Spans spans) {
    return before != null && (atLineEnd() || wraps()) ? spans.after(before) : spans.of(offending);
  }

  /** Whether a line end inside parentheses, or behind a comma or plus, lies before the token. */
  private boolean wraps() {
    boolean ownWords = TokenKinds.closes(type()) || type() == AtrousParser.ELSE;
    boolean fresh = typeBefore() == AtrousParser.NEWLINE || typeBefore() == AtrousParser.LBRACE;
    return !ownWords && !fresh && before != null && before.getLine() < offending.getLine();
  }

  /** {@code after `x`}, or {@code here} where nothing on this line comes before. */
  String after() {
    return before == null || typeBefore() == AtrousParser.NEWLINE
        ? "here"
        : "after " + quoted(before);
  }

  /** What stands there: {@code found `x`}. */
  String found() {
    if (type() == Token.EOF) {
      return "the file ends here";
    }
    if (wraps()) {
      return "the line ends here";
    }
    if (type() == AtrousParser.NEWLINE) {
      return offending.getText().isEmpty() ? inserter() : "the line ends here";
    }
    return TokenKinds.isReservedWord(type())
        ? "found the reserved word " + quoted(offending)
        : "found " + quoted(offending);
  }

  /** An inserted line end stands for what made it: a closing brace or the end of the file. */
  private String inserter() {
    Token next = next();
    if (next == null) {
      return "the file ends here";
    }
    boolean written = next.getStopIndex() >= next.getStartIndex();
    return written ? "found " + quoted(next) : "the line ends here";
  }

  /** Type of the next token behind the one that didn't fit. */
  int typeAfter() {
    Token next = next();
    return next == null ? Token.EOF : next.getType();
  }

  private @Nullable Token next() {
    for (int i = offending.getTokenIndex() + 1; i < tokens.size(); i++) {
      if (TokenKinds.visible(tokens.get(i))) {
        return tokens.get(i);
      }
    }
    return null;
  }

  private static String quoted(Token token) {
    String text = token.getText();
    if (text.length() > SHOWN) {
      text = text.substring(0, text.offsetByCodePoints(0, SHOWN / 2)) + "...";
    }
    return "`" + text + "`";
  }
}
