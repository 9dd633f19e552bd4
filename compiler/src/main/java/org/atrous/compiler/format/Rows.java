package org.atrous.compiler.format;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.syntax.Lexeme.Kind;

/** Lines of figures, each column flush right. */
final class Rows {
  private Rows() {}

  /** The text of the row at {@code index}; its neighbours decide how wide the columns are. */
  static String text(List<Line> lines, int index) {
    int from = index;
    while (from > 0 && isTabular(lines.get(from - 1))) {
      from--;
    }
    int to = index + 1;
    while (to < lines.size() && isTabular(lines.get(to))) {
      to++;
    }
    List<Integer> widths = new ArrayList<>();
    for (Line line : lines.subList(from, to)) {
      List<String> cells = cells(line);
      for (int i = 0; i < cells.size(); i++) {
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), cells.get(i).length()));
      }
    }
    StringBuilder text = new StringBuilder();
    List<String> cells = cells(lines.get(index));
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : " ");
      text.append(" ".repeat(widths.get(i) - cells.get(i).length())).append(cells.get(i));
    }
    return text.toString();
  }

  private static boolean isTabular(Line line) {
    return line.isRow()
        && line.parts().stream()
            .map(part -> part.first().kind())
            .allMatch(kind -> kind == Kind.NUMBER || kind == Kind.MINUS);
  }

  private static List<String> cells(Line line) {
    List<String> cells = new ArrayList<>();
    String sign = "";
    for (Part part : line.parts()) {
      String text = sign + part.first().text();
      sign = part.first().kind() == Kind.MINUS ? text : "";
      if (sign.isEmpty()) {
        cells.add(text);
      }
    }
    return cells;
  }
}
