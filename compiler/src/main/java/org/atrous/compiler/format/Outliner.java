package org.atrous.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.syntax.Lexeme;
import org.atrous.compiler.syntax.Lexeme.Kind;
import org.jspecify.annotations.Nullable;

/** Arranges the lexemes of a sound file as lines, and as what brackets enclose. */
final class Outliner {
  private static final Set<String> WITH_BODY = Set.of("component", "backbone", "network");

  private final List<Lexeme> lexemes;
  private int next;

  private Outliner(List<Lexeme> lexemes) {
    this.lexemes = lexemes;
  }

  static List<Line> outline(List<Lexeme> lexemes) {
    return new Outliner(lexemes).lines(Place.FILE);
  }

  private boolean isAt(Kind kind) {
    return next < lexemes.size() && lexemes.get(next).kind() == kind;
  }

  private Lexeme take() {
    return lexemes.get(next++);
  }

  private List<Line> lines(Place place) {
    List<Line> lines = new ArrayList<>();
    while (next < lexemes.size() && !isAt(Kind.CLOSE_BRACE)) {
      if (isAt(Kind.LINE_END)) {
        next++;
      } else if (isAt(Kind.COMMENT)) {
        lines.add(new Line(place, List.of(new Part.Comment(take())), null));
      } else {
        lines.add(line(place));
      }
    }
    return lines;
  }

  private Line line(Place outer) {
    Lexeme first = lexemes.get(next);
    Place inside =
        outer == Place.BODY || WITH_BODY.contains(first.text()) ? Place.BODY : Place.SETTINGS;
    Place place = outer;
    List<Part> parts = new ArrayList<>();
    if (outer == Place.SETTINGS && first.text().equals("where")) {
      // A word that a parenthesis may follow, but no call.
      parts.add(new Part.Atom(take().as(Kind.RESERVED)));
      place = Place.EXPRESSION;
    }
    while (next < lexemes.size() && !isAt(Kind.LINE_END) && !isAt(Kind.CLOSE_BRACE)) {
      parts.add(part(inside));
    }
    Part last = parts.get(parts.size() - 1);
    boolean behind = last instanceof Part.Comment && !last.first().startsLine();
    if (behind) {
      parts.remove(last);
    }
    Comments.moveBehind(parts, Kind.COMMA);
    Comments.moveBefore(parts, Kind.PLUS);
    return new Line(place, Marks.bind(parts, place), behind ? last.first() : null);
  }

  private Part part(Place inside) {
    Lexeme lexeme = take();
    return switch (lexeme.kind()) {
      case COMMENT -> new Part.Comment(lexeme);
      case OPEN, OPEN_CALL, OPEN_BRACKET -> group(lexeme);
      case OPEN_BRACE -> block(lexeme, inside);
      default -> new Part.Atom(lexeme);
    };
  }

  private Part.Block block(Lexeme open, Place inside) {
    Lexeme comment = commentBehind();
    List<Line> lines = lines(inside);
    return new Part.Block(open, comment, lines, take(), inside);
  }

  private Part.Group group(Lexeme open) {
    Lexeme comment = commentBehind();
    List<Part> parts = new ArrayList<>();
    boolean spaced = false;
    while (!isAt(Kind.CLOSE)) {
      Part part = part(Place.EXPRESSION);
      parts.add(part);
      spaced |= part.first().kind() == Kind.COMMA && isApart(part);
    }
    Lexeme close = take();
    Comments.moveBehind(parts, Kind.COMMA);
    List<Part> bound = Marks.bind(parts, Place.EXPRESSION);
    return new Part.Group(
        open, comment, Comments.items(bound), close, !spaced && Marks.areNumbers(bound));
  }

  private boolean isApart(Part part) {
    return !part.first().touches(lexemes.get(next));
  }

  private @Nullable Lexeme commentBehind() {
    return isAt(Kind.COMMENT) && !lexemes.get(next).startsLine() ? take() : null;
  }
}
