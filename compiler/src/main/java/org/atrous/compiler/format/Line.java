package org.atrous.compiler.format;

import java.util.List;
import org.atrous.compiler.syntax.Lexeme;
import org.atrous.compiler.syntax.Lexeme.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A statement, a setting, a declaration, or a comment on a line of its own.
 *
 * @param place of its outermost parts
 * @param comment behind it, on its last line
 */
record Line(Place place, List<Part> parts, @Nullable Lexeme comment) {
  Line {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a line has at least one part");
    }
  }

  Lexeme first() {
    return parts.get(0).first();
  }

  boolean startsLine() {
    return first().startsLine();
  }

  boolean isComment() {
    return first().kind() == Kind.COMMENT;
  }

  /** Whether an empty line was written above it. */
  boolean afterBlankLine() {
    return first().afterBlankLine();
  }

  /** A line of figures below a setting. */
  boolean isRow() {
    return first().kind() == Kind.NUMBER || first().kind() == Kind.MINUS;
  }
}
