package org.atrous.compiler.format;

import java.util.List;
import org.atrous.compiler.syntax.Lexeme;
import org.jspecify.annotations.Nullable;

/** A piece of a statement. */
sealed interface Part {
  /** The leftmost lexeme. */
  Lexeme first();

  <R extends @Nullable Object> R accept(Visitor<R> visitor);

  /** A lexeme that is neither a bracket nor a comment. */
  record Atom(Lexeme first, Glue glue) implements Part {
    Atom(Lexeme first) {
      this(first, Glue.NONE);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** To what a mark clings, whatever stands there. */
  enum Glue {
    NONE,
    /** A sign, to its number. */
    RIGHT,
    /** A plus that was written without blanks, {@code aspp(6,12,18)+imagepool}. */
    BOTH
  }

  /** A comment in the midst of a statement. */
  record Comment(Lexeme first) implements Part {
    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * What parentheses or brackets enclose.
   *
   * @param comment behind the opening bracket, on its line
   * @param tight whether its numbers were written without blanks, {@code (1,2,4)}
   */
  record Group(
      Lexeme first, @Nullable Lexeme comment, List<Item> items, Lexeme close, boolean tight)
      implements Part {
    public Group {
      items = List.copyOf(items);
    }

    /** Whether its text asks for a line of its own for each item, or can't do without. */
    boolean isBroken() {
      return comment != null || items.stream().anyMatch(Item::isBroken) || startsNewLine();
    }

    boolean isEmpty() {
      return items.isEmpty() && comment == null;
    }

    private boolean startsNewLine() {
      return !items.isEmpty() && items.get(0).startsLine();
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * What stands between two commas.
   *
   * @param above comments on lines of their own above the item
   * @param parts nothing, where only comments are left before the closing bracket
   * @param comment behind the item, on its line
   */
  record Item(List<Lexeme> above, List<Part> parts, @Nullable Lexeme comment) {
    public Item {
      above = List.copyOf(above);
      parts = List.copyOf(parts);
    }

    boolean isBroken() {
      return comment != null || !above.isEmpty();
    }

    boolean startsLine() {
      return !parts.isEmpty() && parts.get(0).first().startsLine();
    }
  }

  /**
   * What braces enclose.
   *
   * @param comment behind the opening brace, on its line
   */
  record Block(Lexeme first, @Nullable Lexeme comment, List<Line> lines, Lexeme close, Place inside)
      implements Part {
    public Block {
      lines = List.copyOf(lines);
    }

    /** Whether it was written on several lines, or can't do without. */
    boolean isBroken() {
      return comment != null
          || lines.size() > 1
          || (close.startsLine() && !lines.isEmpty())
          || lines.stream().anyMatch(Line::startsLine);
    }

    @Override
    public <R extends @Nullable Object> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** One method a kind of part; no defaults, so that a new kind breaks every pass. */
  interface Visitor<R extends @Nullable Object> {
    R visit(Atom part);

    R visit(Comment part);

    R visit(Group part);

    R visit(Block part);
  }
}
