package org.atrous.compiler.syntax;

import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** Words what the scanner finds. Characters that stand side by side are one mistake. */
final class LexicalErrors {
  private static final int SHOWN = 20;

  /** What people write who come from another language, and what is written here instead. */
  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry(";", "a line ends a statement: leave the `;` out"),
          Map.entry("#", "comments start with `//`"),
          Map.entry("&&", "write `and`"),
          Map.entry("||", "write `or`"),
          Map.entry("!", "write `not`"),
          Map.entry("×", "sizes are written with the letter x: `3x3`"),
          Map.entry("−", "write a plain `-`"),
          Map.entry("…", "a range is written with two dots: `0.5..2.0`"),
          Map.entry("→", "write `->`"),
          Map.entry("“", "strings stand in straight double quotes: `\"text\"`"),
          Map.entry("”", "strings stand in straight double quotes: `\"text\"`"));

  private final Spans spans;
  private final Reports reports;
  private @Nullable Token firstUnexpected;
  private @Nullable Token lastUnexpected;

  LexicalErrors(Spans spans, Reports reports) {
    this.spans = spans;
    this.reports = reports;
  }

  void unexpected(Token token) {
    if (firstUnexpected == null) {
      firstUnexpected = token;
    }
    lastUnexpected = token;
  }

  /** Reports the unexpected characters seen since the last other token, if there are any. */
  void flush() {
    if (firstUnexpected == null || lastUnexpected == null) {
      return;
    }
    Span span = spans.of(firstUnexpected, lastUnexpected);
    String text = spans.source().text().substring(span.start(), span.end());
    reports.report(Code.UNEXPECTED_CHARACTER, span, "unexpected " + shown(text), "", hint(text));
    firstUnexpected = null;
    lastUnexpected = null;
  }

  void malformedNumber(Token first, Token last) {
    Span span = spans.of(first, last);
    String text = spans.source().text().substring(span.start(), span.end());
    reports.report(
        Code.MALFORMED_NUMBER,
        span,
        "`" + clipped(text) + "` is not a number",
        "",
        NumberHints.hint(text));
  }

  void unterminatedString(Token token) {
    reports.report(
        Code.UNTERMINATED_STRING,
        spans.of(token),
        "this string has no end",
        "",
        "close it with `\"` on the same line");
  }

  private static @Nullable String hint(String text) {
    if (text.startsWith("/*")) {
      return "comments start with `//` and end with the line";
    }
    if (text.startsWith("'")) {
      return "strings stand in double quotes: `\"text\"`";
    }
    String known = HINTS.get(text);
    return known != null ? known : byKind(text);
  }

  private static @Nullable String byKind(String text) {
    int first = text.codePointAt(0);
    if (Character.isLetter(first)) {
      return "names are made of the letters from a to z, digits and `_`";
    }
    if (Character.isSpaceChar(first)) {
      return "write a plain blank";
    }
    return Character.isISOControl(first) || !printable(text) ? "delete it: it can't be seen" : null;
  }

  private static String shown(String text) {
    if (text.startsWith("/*")) {
      return "block comment";
    }
    boolean plain = text.codePoints().allMatch(c -> c > ' ' && !Character.isISOControl(c));
    if (text.codePointCount(0, text.length()) > 1) {
      return "characters" + (plain ? " `" + clipped(text) + "`" : "");
    }
    String name = String.format("U+%04X", text.codePointAt(0));
    boolean visible = plain && !Character.isSpaceChar(text.codePointAt(0)) && printable(text);
    return visible ? "character `" + text + "`" : "character " + name;
  }

  private static boolean printable(String text) {
    int type = Character.getType(text.codePointAt(0));
    return type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.PRIVATE_USE
        && type != Character.UNASSIGNED;
  }

  private static String clipped(String text) {
    return text.length() <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN / 2)) + "...";
  }
}
