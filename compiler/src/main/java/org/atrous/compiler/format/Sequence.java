package org.atrous.compiler.format;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Prints the parts of a statement that doesn't fit on one line, or isn't written so. */
final class Sequence implements Part.Visitor<@Nullable Void> {
  private static final int STEP = 2;

  private final Page page;
  private final List<Part> parts;
  private final Place place;

  /** Where the statement goes on in the next line. */
  private final int continuation;

  private final int indent;
  private int at;

  /** Of branches that don't fit on a line each, all are written out. */
  private final boolean writesBlocksOut;

  private Sequence(Page page, List<Part> parts, Place place, int continuation) {
    this.page = page;
    this.parts = parts;
    this.place = place;
    this.indent = page.indent();
    this.continuation = continuation;
    this.writesBlocksOut = IntStream.range(0, parts.size()).anyMatch(i -> Breaks.isElse(parts, i));
  }

  /** A statement that starts at the indentation of the page's line. */
  static void print(Page page, List<Part> parts, Place place) {
    new Sequence(page, parts, place, page.indent() + STEP).print(0);
  }

  /** The values of a setting, behind its name. */
  static void printValues(Page page, List<Part> parts, Place place, int column) {
    new Sequence(page, parts, place, column).print(1);
  }

  private void print(int from) {
    for (at = from; at < parts.size(); at++) {
      if (at > 0 && mustBreak()) {
        page.start(precedesElse() ? indent : continuation);
      }
      parts.get(at).accept(this);
    }
  }

  private boolean mustBreak() {
    if (parts.get(at - 1) instanceof Part.Comment) {
      return true;
    }
    if (Breaks.isElse(parts, at)) {
      return false;
    }
    return Breaks.isPossible(parts, at, place)
        && (Breaks.isWritten(parts, at, place) || !fits(leastWidth(at)));
  }

  /** Whether the else of a branching stands here, or behind the comments that stand here. */
  private boolean precedesElse() {
    int next = at;
    while (next + 1 < parts.size() && parts.get(next) instanceof Part.Comment) {
      next++;
    }
    return Breaks.isElse(parts, next);
  }

  private boolean fits(int width) {
    return page.column() + width <= Page.WIDTH;
  }

  /** The blank before a part and the part itself, up to the first place at which it can break. */
  private int leastWidth(int index) {
    Part part = parts.get(index);
    int blank = isSpaced(index) ? 1 : 0;
    if (part instanceof Part.Block) {
      return blank + 1;
    }
    // Values are broken between commas first.
    if (part instanceof Part.Group group && !group.isEmpty() && place != Place.SETTINGS) {
      return blank + 1;
    }
    String flat = FlatText.of(part, place);
    return blank + (flat == null ? 0 : Page.width(flat)) + widthBehind(index);
  }

  /** The width of what keeps to a part in its line. */
  private int widthBehind(int index) {
    int next = index + 1;
    boolean free =
        next == parts.size()
            || parts.get(next) instanceof Part.Comment
            || Breaks.isPossible(parts, next, place);
    return free ? 0 : leastWidth(next);
  }

  private boolean isSpaced(int index) {
    return index > 0 && Spacing.between(parts.get(index - 1), parts.get(index), place);
  }

  private void append(String text) {
    if (isSpaced(at)) {
      page.spaced(text);
    } else {
      page.text(text);
    }
  }

  @Override
  public @Nullable Void visit(Part.Atom part) {
    append(part.first().text());
    return null;
  }

  @Override
  public @Nullable Void visit(Part.Comment part) {
    if (part.first().startsLine()) {
      page.start(precedesElse() ? indent : continuation);
      page.ownLine(part.first().text());
    } else {
      page.behind(part.first().text());
    }
    return null;
  }

  @Override
  public @Nullable Void visit(Part.Group part) {
    String flat = flatIfItFits(part);
    if (flat != null) {
      append(flat);
    } else {
      append(part.first().text());
      Items.print(page, part, isParameters());
    }
    return null;
  }

  private boolean isParameters() {
    return place == Place.FILE && at == 2;
  }

  @Override
  public @Nullable Void visit(Part.Block part) {
    String flat = flatIfItFits(part);
    if (flat != null && (!writesBlocksOut || part.lines().isEmpty())) {
      append(flat);
      return null;
    }
    int base = page.indent();
    append("{");
    if (part.comment() != null) {
      page.behind(part.comment().text());
    }
    Lines.print(page, part.lines(), base + STEP, part.inside());
    page.start(base);
    page.text("}");
    return null;
  }

  private @Nullable String flatIfItFits(Part part) {
    String flat = FlatText.of(part, place);
    boolean fits =
        flat != null && fits((isSpaced(at) ? 1 : 0) + Page.width(flat) + widthBehind(at));
    return fits ? flat : null;
  }
}
