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

  Mistake(Parser parser, Token offending, @Nullable Token before) {
    this.context = parser.getContext();
    this.tokens = parser.getTokenStream();
    this.offending = offending;
    this.before = before;
  }

  /** The token that the parser took last before {@code token}. */
  static @Nullable Token tokenBefore(Parser parser, Token token) {
    for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
      Token candidate = parser.getTokenStream().get(i);
      if (TokenKinds.visible(candidate)) {
        return candidate;
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

  String text() {
    return offending.getText();
  }

  boolean atLineEnd() {
    return type() == AtrousParser.NEWLINE || type() == Token.EOF;
  }

  /** The token itself, or the position behind the last one where a line or the file just ends. */
  Span span(Spans spans) {
    return atLineEnd() && before != null ? spans.after(before) : spans.of(offending);
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
    if (type() == AtrousParser.NEWLINE) {
      return offending.getText().isEmpty() ? beforeBrace() : "the line ends here";
    }
    return TokenKinds.isReservedWord(type())
        ? "found the reserved word " + quoted(offending)
        : "found " + quoted(offending);
  }

  /** An inserted line end stands for what made it: a closing brace or the end of the file. */
  private String beforeBrace() {
    for (int i = offending.getTokenIndex() + 1; i < tokens.size(); i++) {
      if (tokens.get(i).getType() == AtrousParser.RBRACE) {
        return "found `}`";
      }
    }
    return "the file ends here";
  }

  private static String quoted(Token token) {
    String text = token.getText();
    if (text.length() > SHOWN) {
      text = text.substring(0, text.offsetByCodePoints(0, SHOWN / 2)) + "...";
    }
    return "`" + text + "`";
  }
}
