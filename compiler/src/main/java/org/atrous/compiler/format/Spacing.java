package org.atrous.compiler.format;

import org.atrous.compiler.format.Part.Glue;
import org.atrous.compiler.syntax.Lexeme.Kind;

/** Where a blank stands between two parts of a line. */
final class Spacing {
  private Spacing() {}

  static boolean between(Part before, Part after, Place place) {
    return !clings(before) && !isClungTo(after, before, place);
  }

  private static boolean clings(Part before) {
    Kind kind = before.first().kind();
    return kind == Kind.DOT
        || kind == Kind.RANGE
        || (before instanceof Part.Atom atom && atom.glue() != Glue.NONE);
  }

  private static boolean isClungTo(Part after, Part before, Place place) {
    boolean behindName = before.first().kind() == Kind.WORD;
    return switch (after.first().kind()) {
      case COMMA, COLON, ELLIPSIS, DOT, RANGE, OPEN_CALL -> true;
      // In settings, a blank keeps a class and its colour apart: `Sky (128, 128, 128)`.
      case OPEN -> behindName && place != Place.SETTINGS;
      case OPEN_BRACKET -> behindName || before instanceof Part.Group;
      default -> after instanceof Part.Atom atom && atom.glue() == Glue.BOTH;
    };
  }
}
