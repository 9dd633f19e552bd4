package org.atrous.compiler.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that have been printed, and the one that is being printed. */
final class Page {
  /** The width that code keeps within, where it can. */
  static final int WIDTH = 100;

  private final List<Printed> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private @Nullable String comment;
  private int indent;

  private record Printed(String text, int indent, @Nullable String comment) {}

  /** Ends the line, unless nothing stands on it, and begins one that is indented so far. */
  void start(int columns) {
    if (!isFresh()) {
      lines.add(new Printed(line.toString(), indent, comment));
      line.setLength(0);
      comment = null;
    }
    indent = columns;
  }

  /** Ends the line, and leaves an empty one. */
  void blank() {
    start(indent);
    lines.add(new Printed("", 0, null));
  }

  void text(String text) {
    if (line.isEmpty()) {
      line.append(" ".repeat(indent));
    }
    line.append(text);
  }

  /** A text, with a blank before it unless it starts the line. */
  void spaced(String text) {
    text(line.isEmpty() ? text : " " + text);
  }

  /** A comment on a line of its own. */
  void ownLine(String text) {
    start(indent);
    text(text.stripTrailing());
    start(indent);
  }

  /** A comment behind what stands on the line. */
  void behind(String text) {
    if (isFresh() || comment != null) {
      ownLine(text);
    } else {
      comment = text.stripTrailing();
    }
  }

  boolean isFresh() {
    return line.isEmpty() && comment == null;
  }

  /** Whether nothing but another line can follow. */
  boolean isEnded() {
    return comment != null;
  }

  /** How far the line that is being printed is indented. */
  int indent() {
    return indent;
  }

  /** Where the next text begins. */
  int column() {
    return line.isEmpty() ? indent : width(line);
  }

  static int width(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** Everything, with comments behind adjacent lines in one column. */
  String render() {
    start(0);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); ) {
      int end = i + 1;
      while (end < lines.size() && sharesColumn(lines.get(end - 1), lines.get(end))) {
        end++;
      }
      int column = lines.subList(i, end).stream().mapToInt(l -> width(l.text())).max().orElse(0);
      for (; i < end; i++) {
        Printed printed = lines.get(i);
        text.append(
            printed.comment() == null
                ? printed.text()
                : padded(printed.text(), column) + " " + printed.comment());
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static boolean sharesColumn(Printed line, Printed next) {
    return line.comment() != null && next.comment() != null && line.indent() == next.indent();
  }
}
