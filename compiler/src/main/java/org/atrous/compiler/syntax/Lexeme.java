package org.atrous.compiler.syntax;

import org.atrous.compiler.source.Span;

/**
 * A word, number, mark or comment of a spec as it is written, or the end of a statement.
 *
 * @param text as written; empty for a line end that is only implied
 * @param startsLine whether nothing stands before it on its line
 * @param afterBlankLine whether an empty line stands directly above it
 */
public record Lexeme(
    Kind kind, String text, Span span, boolean startsLine, boolean afterBlankLine) {

  /** The same text taken for something else. */
  public Lexeme as(Kind other) {
    return new Lexeme(other, text, span, startsLine, afterBlankLine);
  }

  /** Whether nothing stands between this one and the next. */
  public boolean touches(Lexeme next) {
    return span.end() == next.span.start();
  }

  /** What a lexeme is to whoever lays text out. */
  public enum Kind {
    /** A name, or a word that may be one. */
    WORD,
    /** A word that is never a name: {@code if}, {@code in}, {@code not}. */
    RESERVED,
    /** An integer or decimal number. */
    NUMBER,
    /** Any other literal: a size, a quantity, a text, a truth value. */
    LITERAL,
    OPEN,
    /** A parenthesis directly behind a name. */
    OPEN_CALL,
    OPEN_BRACKET,
    CLOSE,
    OPEN_BRACE,
    CLOSE_BRACE,
    COMMA,
    COLON,
    ELLIPSIS,
    RANGE,
    DOT,
    ASSIGN,
    PLUS,
    MINUS,
    /** Every other mark that stands between two things. */
    OPERATOR,
    /** {@code //} and {@code ///}. */
    COMMENT,
    /** Where a statement, a setting or a declaration ends. */
    LINE_END
  }
}
