package org.atrous.compiler.source;

import java.util.Arrays;

/** The text of one spec and the index of its lines. */
public final class SourceFile {
  private final String displayPath;
  private final String text;
  private final boolean library;
  private final int[] lineStarts;

  /**
   * @param displayPath how diagnostics name the file: relative, with forward slashes
   * @param text the whole text; a line ends at LF, CRLF or CR
   */
  public SourceFile(String displayPath, String text) {
    this(displayPath, text, false);
  }

  private SourceFile(String displayPath, String text, boolean library) {
    this.displayPath = displayPath;
    this.text = text;
    this.library = library;
    this.lineStarts = lineStarts(text);
  }

  /** A file that comes with the compiler: the cure of a mistake is never there. */
  public static SourceFile ofLibrary(String displayPath, String text) {
    return new SourceFile(displayPath, text, true);
  }

  public boolean isOfLibrary() {
    return library;
  }

  public String displayPath() {
    return displayPath;
  }

  public String text() {
    return text;
  }

  /** One-based line of the character at {@code offset}. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** One-based column of the character at {@code offset}, in UTF-16 units. */
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }

  /** The text of a one-based line, without its line end. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean crOfCrlf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !crOfCrlf)) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }
}
