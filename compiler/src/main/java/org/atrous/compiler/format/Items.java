package org.atrous.compiler.format;

import java.util.List;
import org.atrous.compiler.syntax.Lexeme;
import org.jspecify.annotations.Nullable;

/**
 * Prints what parentheses enclose on lines of their own: parameters one on each, anything else side
 * by side as far as it fits; the line ends of a list that was begun on a line of its own stay.
 */
final class Items {
  private static final int STEP = 2;

  private final Page page;
  private final List<Part.Item> items;
  private final int indent;
  private final boolean parameters;
  private final boolean keepsLines;
  private final @Nullable List<String> table;

  private Items(Page page, List<Part.Item> items, int indent, boolean parameters) {
    this.page = page;
    this.items = items;
    this.indent = indent;
    this.parameters = parameters;
    this.keepsLines = !items.isEmpty() && items.get(0).startsLine();
    this.table = parameters ? ParameterTable.rows(items, Page.WIDTH - indent) : null;
  }

  /** Prints what follows an opening bracket, up to the closing one. */
  static void print(Page page, Part.Group group, boolean parameters) {
    int base = page.indent();
    if (group.comment() != null) {
      page.behind(group.comment().text());
    }
    page.start(base + STEP);
    new Items(page, group.items(), base + STEP, parameters).print();
    page.start(base);
    page.text(group.close().text());
  }

  private void print() {
    for (int i = 0; i < items.size(); i++) {
      Part.Item item = items.get(i);
      for (Lexeme comment : item.above()) {
        page.start(indent);
        page.ownLine(comment.text());
      }
      if (item.parts().isEmpty()) {
        continue;
      }
      String flat = FlatText.of(item.parts(), Place.EXPRESSION);
      boolean fits = flat != null && page.column() + Page.width(flat) + 2 <= Page.WIDTH;
      if (parameters || (keepsLines && item.startsLine()) || page.isEnded() || !fits) {
        page.start(indent);
      }
      print(i, flat);
      page.text(isLast(i) ? "" : ",");
      if (item.comment() != null) {
        page.behind(item.comment().text());
      }
    }
  }

  private void print(int index, @Nullable String flat) {
    if (table != null) {
      page.text(table.get(index));
    } else if (flat != null && page.column() + Page.width(flat) + 2 <= Page.WIDTH) {
      page.spaced(flat);
    } else {
      page.spaced("");
      Sequence.print(page, items.get(index).parts(), Place.EXPRESSION);
    }
  }

  /** Whether only comments follow. */
  private boolean isLast(int index) {
    return items.subList(index + 1, items.size()).stream().allMatch(i -> i.parts().isEmpty());
  }
}
