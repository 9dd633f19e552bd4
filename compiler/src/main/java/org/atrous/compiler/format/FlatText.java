package org.atrous.compiler.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts parts on one line, where they can be. */
final class FlatText implements Part.Visitor<Boolean> {
  private final StringBuilder text = new StringBuilder();

  private FlatText() {}

  /** The parts side by side; null where a comment, or the way they were written, forbids it. */
  static @Nullable String of(List<Part> parts, Place place) {
    FlatText flat = new FlatText();
    return flat.append(parts, place) ? flat.text.toString() : null;
  }

  static @Nullable String of(Part part, Place place) {
    return of(List.of(part), place);
  }

  private boolean append(List<Part> parts, Place place) {
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        if (Breaks.isWritten(parts, i, place)) {
          return false;
        }
        text.append(Spacing.between(parts.get(i - 1), parts.get(i), place) ? " " : "");
      }
      if (!parts.get(i).accept(this)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Boolean visit(Part.Atom part) {
    text.append(part.first().text());
    return true;
  }

  @Override
  public Boolean visit(Part.Comment part) {
    return false;
  }

  @Override
  public Boolean visit(Part.Group part) {
    if (part.isBroken()) {
      return false;
    }
    text.append(part.first().text());
    for (int i = 0; i < part.items().size(); i++) {
      text.append(i == 0 ? "" : part.tight() ? "," : ", ");
      if (!append(part.items().get(i).parts(), Place.EXPRESSION)) {
        return false;
      }
    }
    text.append(part.close().text());
    return true;
  }

  @Override
  public Boolean visit(Part.Block part) {
    if (part.isBroken()) {
      return false;
    }
    text.append('{');
    for (Line line : part.lines()) {
      text.append(' ');
      if (line.comment() != null || !append(line.parts(), line.place())) {
        return false;
      }
      text.append(' ');
    }
    text.append('}');
    return true;
  }
}
