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
    int line = source.line(span.start());
    String text = source.lineText(line);
    int start = Math.min(source.column(span.start()) - 1, text.length());
    int end = Math.min(start + span.end() - span.start(), text.length());
    int[] shown = shown(text);
    int caret = shown(text.substring(0, start)).length;
    int width = Math.max(1, shown(text.substring(0, end)).length - caret);
    return shown.length <= WINDOW
        ? new SourceExcerpt(string(shown), caret, width)
        : window(shown, caret, width);
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

  private static SourceExcerpt window(int[] shown, int caret, int width) {
    int from = Math.max(0, Math.min(caret - WINDOW / 3, shown.length - WINDOW));
    int to = Math.min(shown.length, from + WINDOW);
    String before = from > 0 ? CUT : "";
    String after = to < shown.length ? CUT : "";
    String line = before + string(Arrays.copyOfRange(shown, from, to)) + after;
    int visible = Math.max(1, Math.min(width, to - caret));
    return new SourceExcerpt(line, caret - from + before.length(), visible);
  }

  private static String string(int[] codePoints) {
    return new String(codePoints, 0, codePoints.length);
  }
}
