package org.atrous.compiler.format;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.format.Part.Glue;
import org.atrous.compiler.syntax.Lexeme;
import org.atrous.compiler.syntax.Lexeme.Kind;
import org.jspecify.annotations.Nullable;

/** Tells signs from minuses, and which marks keep to what stands beside them. */
final class Marks {
  private Marks() {}

  /** The parts with the glue of their marks. */
  static List<Part> bind(List<Part> parts, Place place) {
    List<Part> bound = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part before = i == 0 ? null : parts.get(i - 1);
      Part after = i + 1 == parts.size() ? null : parts.get(i + 1);
      Part part = parts.get(i);
      bound.add(part instanceof Part.Atom atom ? bind(atom, before, after, place) : part);
    }
    return bound;
  }

  /** Whether a group holds numbers, their signs and commas alone. */
  static boolean areNumbers(List<Part> parts) {
    return parts.stream()
        .allMatch(
            part ->
                part.first().kind() == Kind.NUMBER
                    || part.first().kind() == Kind.COMMA
                    || (part instanceof Part.Atom atom && atom.glue() == Glue.RIGHT));
  }

  private static Part bind(
      Part.Atom atom, @Nullable Part before, @Nullable Part after, Place place) {
    Lexeme mark = atom.first();
    if (mark.kind() == Kind.MINUS) {
      boolean sign = place == Place.SETTINGS || before == null || !endsOperand(before);
      return new Part.Atom(mark, sign ? Glue.RIGHT : Glue.NONE);
    }
    if (mark.kind() == Kind.PLUS && place == Place.BODY && before != null && after != null) {
      boolean tight = last(before).touches(mark) && mark.touches(after.first());
      return new Part.Atom(mark, tight ? Glue.BOTH : Glue.NONE);
    }
    return atom;
  }

  private static boolean endsOperand(Part part) {
    return switch (last(part).kind()) {
      case WORD, NUMBER, LITERAL, CLOSE -> true;
      default -> false;
    };
  }

  private static Lexeme last(Part part) {
    return part.accept(
        new Part.Visitor<>() {
          @Override
          public Lexeme visit(Part.Atom atom) {
            return atom.first();
          }

          @Override
          public Lexeme visit(Part.Comment comment) {
            return comment.first();
          }

          @Override
          public Lexeme visit(Part.Group group) {
            return group.close();
          }

          @Override
          public Lexeme visit(Part.Block block) {
            return block.close();
          }
        });
  }
}
