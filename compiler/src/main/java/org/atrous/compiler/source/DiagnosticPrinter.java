package org.atrous.compiler.source;

import java.util.List;

/**
 * Prints diagnostics as people read them:
 *
 * <pre>
 * models/wide.atrous:9:19: warning[AT0312]: rate 36 on a 32x32 feature map is a 1x1 convolution
 *    9 |   pyramid(12, 24, 36) + pool
 *      |                   ^^ only the centre weight falls inside the map
 *      = help: at 512x512 and output stride 16, rates up to 31 see more than their centre
 *      = in `wide`, from models/wide.atrous:4:3
 * </pre>
 *
 * A file without text has neither line nor carets.
 */
public final class DiagnosticPrinter {
  private static final int LEAST_GUTTER = 4;

  private final boolean colour;

  /**
   * @param colour whether to mark up with ANSI escapes, for a terminal
   */
  public DiagnosticPrinter(boolean colour) {
    this.colour = colour;
  }

  /** All of them in the given order, with an empty line between two. */
  public String print(List<Diagnostic> diagnostics) {
    return String.join("\n", diagnostics.stream().map(this::print).toList());
  }

  /** One diagnostic, with a line end behind its last line. */
  public String print(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    boolean placed = !span.source().text().isEmpty();
    Style loud = diagnostic.isError() ? Style.ERROR : Style.WARNING;
    String number = placed ? Integer.toString(span.source().line(span.start())) : "";
    String blank = " ".repeat(Math.max(LEAST_GUTTER, number.length()));
    StringBuilder out = new StringBuilder();
    out.append(placed ? span.toString() : span.source().displayPath())
        .append(": ")
        .append(styled(loud, kind(diagnostic)))
        .append(": ")
        .append(styled(Style.BOLD, SourceExcerpt.printable(diagnostic.message())))
        .append('\n');
    if (placed) {
      String gutter = blank.substring(number.length()) + number;
      excerpt(diagnostic, loud, gutter, blank, out);
    }
    if (diagnostic.help() != null) {
      note("help: " + diagnostic.help(), blank, out);
    }
    for (Diagnostic.Trail step : diagnostic.trail()) {
      note("in `" + step.name() + "`, from " + step.calledFrom(), blank, out);
    }
    return out.toString();
  }

  private static String kind(Diagnostic diagnostic) {
    return (diagnostic.isError() ? "error" : "warning") + "[" + diagnostic.code().id() + "]";
  }

  private void excerpt(
      Diagnostic diagnostic, Style loud, String gutter, String blank, StringBuilder out) {
    SourceExcerpt excerpt = SourceExcerpt.of(diagnostic.span());
    out.append(styled(Style.FRAME, gutter + " |"));
    out.append((" " + excerpt.line()).stripTrailing()).append('\n');
    String carets = "^".repeat(excerpt.width());
    if (!diagnostic.label().isEmpty()) {
      carets += " " + SourceExcerpt.printable(diagnostic.label());
    }
    out.append(styled(Style.FRAME, blank + " |"))
        .append(" ".repeat(1 + excerpt.caret()))
        .append(styled(loud, carets))
        .append('\n');
  }

  private void note(String text, String blank, StringBuilder out) {
    out.append(styled(Style.FRAME, blank + " ="))
        .append(' ')
        .append(SourceExcerpt.printable(text))
        .append('\n');
  }

  private String styled(Style style, String text) {
    return colour ? style.escape + text + "\u001B[0m" : text;
  }

  private enum Style {
    ERROR("\u001B[1;31m"),
    WARNING("\u001B[1;33m"),
    BOLD("\u001B[1m"),
    FRAME("\u001B[34m");

    private final String escape;

    Style(String escape) {
      this.escape = escape;
    }
  }
}
