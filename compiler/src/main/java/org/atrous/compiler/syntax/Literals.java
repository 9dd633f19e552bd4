package org.atrous.compiler.syntax;

import org.antlr.v4.runtime.Token;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.grammar.AtrousParser;

/** Builds literals out of their tokens, and reports those that are too large or ill escaped. */
final class Literals {
  private final Spans spans;
  private final Diagnostics diagnostics;

  Literals(Spans spans, Diagnostics diagnostics) {
    this.spans = spans;
    this.diagnostics = diagnostics;
  }

  Expression build(Token token) {
    Span span = spans.of(token);
    String text = token.getText();
    return switch (token.getType()) {
      case AtrousParser.INT -> new Expression.IntLiteral(integer(text, Long.MAX_VALUE, span), span);
      case AtrousParser.FLOAT -> new Expression.FloatLiteral(real(text, span), span);
      case AtrousParser.SIZE -> size(text, span);
      case AtrousParser.QUANTITY -> quantity(text, span);
      case AtrousParser.STRING -> new Expression.StringLiteral(unescaped(text, span), span);
      case AtrousParser.TRUE -> new Expression.BoolLiteral(true, span);
      case AtrousParser.FALSE -> new Expression.BoolLiteral(false, span);
      default -> throw new IllegalStateException("not a literal: " + text);
    };
  }

  private Expression size(String text, Span span) {
    int x = text.indexOf('x');
    long height = integer(text.substring(0, x), Integer.MAX_VALUE, span);
    long width = integer(text.substring(x + 1), Integer.MAX_VALUE, span);
    return new Expression.SizeLiteral((int) height, (int) width, span);
  }

  private Expression quantity(String text, Span span) {
    int unit = 0;
    while (!Character.isLetter(text.charAt(unit))) {
      unit++;
    }
    double value = real(text.substring(0, unit), span);
    return new Expression.Quantity(value, text.substring(unit), span);
  }

  /** Zero for a number that was reported, here or by the scanner. */
  private long integer(String text, long largest, Span span) {
    String digits = text.replace("_", "");
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    try {
      long value = Long.parseLong(digits);
      if (value <= largest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Only digits: it has too many of them, and is reported as too large below.
    }
    tooLarge(text, "the largest is " + largest, span);
    return 0;
  }

  private double real(String text, Span span) {
    double value = Double.parseDouble(text.replace("_", ""));
    if (Double.isInfinite(value)) {
      tooLarge(text, "the largest is about 1.8e308", span);
      return 0;
    }
    return value;
  }

  private void tooLarge(String text, String limit, Span span) {
    String shown = text.length() <= 24 ? text : text.substring(0, 20) + "...";
    diagnostics.report(
        Code.TOO_LARGE, span, "the number `" + shown + "` is too large", limit, null);
  }

  private String unescaped(String text, Span span) {
    boolean closed = text.length() > 1 && text.endsWith("\"");
    String inner = text.substring(1, closed ? text.length() - 1 : text.length());
    StringBuilder result = new StringBuilder();
    int i = 0;
    while (i < inner.length()) {
      char c = inner.charAt(i);
      boolean escape = c == '\\' && i + 1 < inner.length();
      if (escape) {
        switch (inner.charAt(i + 1)) {
          case '"', '\\' -> result.append(inner.charAt(i + 1));
          case 'n' -> result.append('\n');
          case 't' -> result.append('\t');
          default -> unknownEscape(inner.codePointAt(i + 1), span.start() + 1 + i, span);
        }
      } else {
        result.append(c);
      }
      i += escape ? 2 : 1;
    }
    return result.toString();
  }

  private void unknownEscape(int codePoint, int start, Span string) {
    String escape = "\\" + Character.toString(codePoint);
    diagnostics.report(
        Code.SYNTAX,
        new Span(string.source(), start, start + escape.length()),
        "unknown escape `" + escape + "` in a string",
        "",
        "a backslash is written `\\\\`; the other escapes are `\\\"`, `\\n` and `\\t`");
  }
}
