package org.atrous.compiler.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the lines of a file or block below each other, with at most one empty line between. */
final class Lines {
  private final Page page;
  private final List<Line> lines;
  private final int indent;

  private Lines(Page page, List<Line> lines, int indent) {
    this.page = page;
    this.lines = lines;
    this.indent = indent;
  }

  static void print(Page page, List<Line> lines, int indent, Place place) {
    Lines printer = new Lines(page, lines, indent);
    if (place == Place.SETTINGS) {
      printer.settings();
    } else {
      printer.statements();
    }
  }

  private void start(int index) {
    if (index > 0 && lines.get(index).afterBlankLine()) {
      page.blank();
    }
    page.start(indent);
  }

  private void end(Line line) {
    if (line.comment() != null) {
      page.behind(line.comment().text());
    }
  }

  private void statements() {
    List<@Nullable String> aligned = Columns.align(lines, indent);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      start(i);
      if (line.isComment()) {
        page.ownLine(line.first().text());
        continue;
      }
      String text = aligned.get(i);
      if (text != null) {
        page.text(text);
      } else {
        broken(line);
      }
      end(line);
    }
  }

  private void broken(Line line) {
    List<String> branches = Columns.branches(line, indent);
    for (String branch : branches) {
      page.start(indent);
      page.text(branch);
    }
    if (branches.isEmpty()) {
      Sequence.print(page, line.parts(), line.place());
    }
  }

  private void settings() {
    int names =
        lines.stream()
            .filter(line -> !line.isComment() && !line.isRow() && line.parts().size() > 1)
            .mapToInt(line -> Page.width(line.first().text()))
            .max()
            .orElse(0);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      start(i);
      if (line.isComment()) {
        page.ownLine(line.first().text());
      } else if (line.isRow()) {
        page.start(indent + 2);
        page.text(Rows.text(lines, i));
        end(line);
      } else {
        setting(line, names);
        end(line);
      }
    }
  }

  private void setting(Line line, int names) {
    if (line.parts().size() == 1) {
      page.text(line.first().text());
      return;
    }
    page.text(Page.padded(line.first().text(), names));
    Sequence.printValues(page, line.parts(), line.place(), indent + names + 1);
  }
}
