package org.atrous.compiler.format;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.syntax.Lexeme;
import org.atrous.compiler.syntax.Lexeme.Kind;

/** Settles to what the comments inside a statement belong. */
final class Comments {
  private Comments() {}

  /** A comment before a comma goes behind it, for the comma ends its line. */
  static void moveBehind(List<Part> parts, Kind mark) {
    for (int i = 1; i < parts.size(); i++) {
      int at = i;
      while (is(parts.get(i), mark) && at > 0 && is(parts.get(at - 1), Kind.COMMENT)) {
        at--;
      }
      if (at != i) {
        parts.add(at, parts.remove(i));
      }
    }
  }

  /** A comment behind a plus goes before it, for the plus starts its line. */
  static void moveBefore(List<Part> parts, Kind mark) {
    for (int i = parts.size() - 2; i >= 0; i--) {
      int at = i;
      while (is(parts.get(i), mark)
          && at + 1 < parts.size()
          && is(parts.get(at + 1), Kind.COMMENT)) {
        at++;
      }
      if (at != i) {
        parts.add(at, parts.remove(i));
      }
    }
  }

  /** What stands between the commas of a group, with the comments above and behind each. */
  static List<Part.Item> items(List<Part> parts) {
    List<Part.Item> items = new ArrayList<>();
    List<Part> item = new ArrayList<>();
    for (Part part : parts) {
      if (is(part, Kind.COMMA)) {
        add(item, items);
        item.clear();
      } else {
        item.add(part);
      }
    }
    if (!item.isEmpty()) {
      add(item, items);
    }
    return items;
  }

  private static void add(List<Part> parts, List<Part.Item> items) {
    int start = 0;
    while (start < parts.size() && is(parts.get(start), Kind.COMMENT)) {
      start++;
    }
    int end = parts.size();
    while (end > start && is(parts.get(end - 1), Kind.COMMENT)) {
      end--;
    }
    List<Lexeme> above = lexemes(parts.subList(0, start));
    if (!items.isEmpty()) {
      putBehindLast(above, items);
    }
    if (start < end || !above.isEmpty()) {
      items.add(new Part.Item(above, parts.subList(start, end), null));
    }
    List<Lexeme> below = lexemes(parts.subList(end, parts.size()));
    putBehindLast(below, items);
    if (!below.isEmpty()) {
      items.add(new Part.Item(below, List.of(), null));
    }
  }

  /** A comment that doesn't start its line belongs to the item before it. */
  private static void putBehindLast(List<Lexeme> comments, List<Part.Item> items) {
    if (comments.isEmpty() || comments.get(0).startsLine()) {
      return;
    }
    int last = items.size() - 1;
    Part.Item item = items.get(last);
    items.set(last, new Part.Item(item.above(), item.parts(), comments.remove(0)));
  }

  private static List<Lexeme> lexemes(List<Part> comments) {
    List<Lexeme> lexemes = new ArrayList<>();
    comments.forEach(comment -> lexemes.add(comment.first()));
    return lexemes;
  }

  private static boolean is(Part part, Kind kind) {
    return part.first().kind() == kind;
  }
}
