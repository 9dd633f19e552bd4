package org.atrous.compiler.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.source.Span;

/**
 * Turns the positions of tokens, which count code points, into spans, which count UTF-16 units. The
 * two differ after the first character beyond U+FFFF.
 */
final class Spans {
  private final SourceFile source;

  /** UTF-16 offset of every code point and of the end; empty where both count alike. */
  private final int[] offsets;

  Spans(SourceFile source) {
    this.source = source;
    String text = source.text();
    int count = text.codePointCount(0, text.length());
    offsets = count == text.length() ? new int[0] : new int[count + 1];
    for (int i = 0, offset = 0; i < offsets.length; i++) {
      offsets[i] = offset;
      offset = offset < text.length() ? text.offsetByCodePoints(offset, 1) : offset;
    }
  }

  SourceFile source() {
    return source;
  }

  Span of(Token token) {
    return between(token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** From the first to the last token of what a rule matched, without the line end behind it. */
  Span of(ParserRuleContext context) {
    return of(context.getStart(), context.getStop());
  }

  Span of(Token first, Token last) {
    return between(first.getStartIndex(), last.getStopIndex() + 1);
  }

  /** The position directly behind a token. */
  Span after(Token token) {
    return between(token.getStopIndex() + 1, token.getStopIndex() + 1);
  }

  private Span between(int start, int end) {
    int from = offset(start);
    return new Span(source, from, Math.max(from, offset(end)));
  }

  private int offset(int codePoint) {
    return offsets.length == 0 ? codePoint : offsets[codePoint];
  }
}
