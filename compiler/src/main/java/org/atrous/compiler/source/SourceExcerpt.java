package org.atrous.compiler.source;

import java.util.Arrays;

/**
 * The line in which a span starts, as it is shown, and the columns to underline. Tabs become
 * blanks, control characters a replacement character, and of a very long line only a window around
 * the span is kept. A span over several lines ends with its first one.
 *
 * @param line what to print
 * @param caret zero-based column of the first caret, in code points
 * @param width number of carets, at least 1
 */
record SourceExcerpt(String line, int caret, int width) {
  private static final int TAB = 4;
  private static final int WINDOW = 100;
  private static final int REPLACEMENT = 0xFFFD;
  private static final String CUT = "...";

  static SourceExcerpt of(Span span) {
    SourceFile source = span.source();
    String text = source.lineText(source.line(span.start()));
    int start = Math.min(source.column(span.start()) - 1, text.length());
    int end = Math.min(start + span.end() - span.start(), text.length());
    // What is farther away can't be seen, and lines may be as long as files.
    int first = boundary(text, Math.max(0, start - 2 * WINDOW));
    int last = boundary(text, Math.min(text.length(), start + 2 * WINDOW));
    int[] shown = shown(text.substring(first, last));
    int caret = shown(text.substring(first, start)).length;
    int width = shown(text.substring(first, Math.min(end, last))).length - caret;
    int from = Math.max(0, Math.min(caret - WINDOW / 3, shown.length - WINDOW));
    int to = Math.min(shown.length, from + WINDOW);
    String before = first > 0 || from > 0 ? CUT : "";
    String after = last < text.length() || to < shown.length ? CUT : "";
    return new SourceExcerpt(
        before + new String(shown, from, to - from) + after,
        before.length() + caret - from,
        Math.max(1, Math.min(width, to - caret)));
  }

  /** The offset, or the one before where it would part a character of two units. */
  private static int boundary(String text, int offset) {
    boolean parts =
        offset > 0
            && offset < text.length()
            && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
    return parts ? offset - 1 : offset;
  }

  /** A text without what would move the cursor or switch colours. */
  static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? REPLACEMENT : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The code points of a line with its tabs expanded. */
  private static int[] shown(String text) {
    int[] shown = new int[text.length() * TAB];
    int length = 0;
    for (int c : text.codePoints().toArray()) {
      if (c == '\t') {
        int stop = (length / TAB + 1) * TAB;
        Arrays.fill(shown, length, stop, ' ');
        length = stop;
      } else {
        shown[length++] = Character.isISOControl(c) ? REPLACEMENT : c;
      }
    }
    return Arrays.copyOf(shown, length);
  }
}
