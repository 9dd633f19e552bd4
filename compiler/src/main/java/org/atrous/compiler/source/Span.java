package org.atrous.compiler.source;

/**
 * A half-open range of characters of one source file. Line and column are derived only when a
 * diagnostic is printed.
 *
 * @param source the file that the range lies in
 * @param start offset of the first character
 * @param end offset after the last character; equal to {@code start} for a position
 */
public record Span(SourceFile source, int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + ".." + end);
    }
  }

  /** The smallest span that covers this one and {@code other}, which lies in the same file. */
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Whether {@code other} lies in this range. */
  public boolean contains(Span other) {
    return source == other.source && start <= other.start && other.end <= end;
  }

  /** The characters of the range, each run of blanks and line ends as one blank. */
  public String text() {
    return source.text().substring(start, end).replaceAll("\\s+", " ");
  }

  /** {@code path:line:column}, one-based, as diagnostics and generated Javadoc print it. */
  @Override
  public String toString() {
    return source.displayPath() + ":" + source.line(start) + ":" + source.column(start);
  }
}
