package org.atrous.compiler.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.atrous.compiler.syntax.Lexeme.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Puts alike parts of adjacent lines below each other: bodies of blocks, what follows calls, and
 * the equals signs of variants.
 */
final class Columns {
  private Columns() {}

  /**
   * What a column is made of.
   *
   * @param kind lines of different kinds share no column
   * @param at index of the part that starts it
   */
  private record Cut(String kind, int at) {}

  /** The text of each line; null where it doesn't fit on one. */
  static List<@Nullable String> align(List<Line> lines, int indent) {
    int width = Page.WIDTH - indent;
    List<@Nullable String> texts = new ArrayList<>();
    for (Line line : lines) {
      String flat = FlatText.of(line.parts(), line.place());
      texts.add(flat == null || Page.width(flat) > width ? null : flat);
    }
    for (int i = 0; i < lines.size(); ) {
      Cut cut = texts.get(i) == null ? null : cut(lines.get(i));
      int end = i + 1;
      while (cut != null && end < lines.size() && goesOn(cut, lines.get(end), texts.get(end))) {
        end++;
      }
      if (end > i + 1) {
        align(lines.subList(i, end), texts.subList(i, end), width);
      }
      i = end;
    }
    return texts;
  }

  private static boolean goesOn(Cut cut, Line line, @Nullable String text) {
    Cut other = cut(line);
    return text != null
        && other != null
        && other.kind().equals(cut.kind())
        && !line.afterBlankLine();
  }

  private static void align(List<Line> lines, List<@Nullable String> texts, int width) {
    List<String> heads = new ArrayList<>();
    List<String> tails = new ArrayList<>();
    for (Line line : lines) {
      Cut cut = cut(line);
      int at = cut == null ? 0 : cut.at();
      heads.add(flat(line, 0, at));
      tails.add(flat(line, at, line.parts().size()));
    }
    int column = heads.stream().mapToInt(Page::width).max().orElse(0) + 1;
    int longest = tails.stream().mapToInt(Page::width).max().orElse(0);
    if (column + longest > width) {
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      texts.set(i, Page.padded(heads.get(i), column) + tails.get(i));
    }
  }

  private static String flat(Line line, int from, int to) {
    String text = FlatText.of(line.parts().subList(from, to), line.place());
    return text == null ? "" : text;
  }

  private static @Nullable Cut cut(Line line) {
    return switch (line.place()) {
      case FILE -> variant(line.parts());
      case BODY -> element(line.parts());
      case SETTINGS, EXPRESSION -> null;
    };
  }

  private static @Nullable Cut variant(List<Part> parts) {
    List<Kind> kinds = parts.stream().map(part -> part.first().kind()).toList();
    int at = kinds.indexOf(Kind.ASSIGN);
    return at < 0 ? null : new Cut("variant of a " + parts.get(0).first().text(), at);
  }

  /** A name, perhaps with arguments, and either its body or more elements of the chain. */
  private static @Nullable Cut element(List<Part> parts) {
    int at = 0;
    while (at < parts.size() && (is(parts, at, Kind.WORD) || is(parts, at, Kind.DOT))) {
      at++;
      if (at < parts.size() && is(parts, at, Kind.WORD) && is(parts, at - 1, Kind.WORD)) {
        return null;
      }
    }
    boolean call = at > 0 && at < parts.size() && parts.get(at) instanceof Part.Group;
    at += call ? 1 : 0;
    if (at == 0 || at >= parts.size()) {
      return null;
    }
    if (parts.get(at) instanceof Part.Block) {
      return at + 1 == parts.size() ? new Cut("body", at) : null;
    }
    boolean chain =
        parts.stream()
            .noneMatch(part -> part instanceof Part.Block || part.first().kind() == Kind.PLUS);
    return call && chain && is(parts, at, Kind.WORD, Kind.RESERVED) ? new Cut("call", at) : null;
  }

  private static boolean is(List<Part> parts, int index, Kind... kinds) {
    return List.of(kinds).contains(parts.get(index).first().kind());
  }

  /**
   * A branching with each branch on a line of its own, and the bodies below each other; none where
   * that can't be.
   */
  static List<String> branches(Line line, int indent) {
    List<Part> parts = line.parts();
    List<String> heads = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (i == start && i > 0 && !Breaks.isElse(parts, i)) {
        return List.of();
      }
      if (parts.get(i) instanceof Part.Block) {
        String head = FlatText.of(parts.subList(start, i), line.place());
        String body = FlatText.of(parts.get(i), line.place());
        if (head == null || body == null) {
          return List.of();
        }
        heads.add(head);
        bodies.add(body);
        start = i + 1;
      }
    }
    boolean branching = line.first().text().equals("if") && start == parts.size();
    int column = heads.stream().mapToInt(Page::width).max().orElse(0) + 1;
    int longest = bodies.stream().mapToInt(Page::width).max().orElse(0);
    if (!branching || heads.size() < 2 || indent + column + longest > Page.WIDTH) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      texts.add(Page.padded(heads.get(i), column) + bodies.get(i));
    }
    return Collections.unmodifiableList(texts);
  }
}
