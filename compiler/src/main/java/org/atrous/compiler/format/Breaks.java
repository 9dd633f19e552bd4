package org.atrous.compiler.format;

import java.util.List;
import org.atrous.compiler.syntax.Lexeme;
import org.atrous.compiler.syntax.Lexeme.Kind;

/** The places at which a statement may go on in the next line. */
final class Breaks {
  private Breaks() {}

  /** Whether a line may end before this part: before a plus, before an else. */
  static boolean isPossible(List<Part> parts, int index, Place place) {
    return isElse(parts, index) || isPlus(parts, index, place) || followsComma(parts, index, place);
  }

  /** Whether a line may end before this part, and was written to end there. */
  static boolean isWritten(List<Part> parts, int index, Place place) {
    Part part = parts.get(index);
    boolean behindPlus =
        isPlus(parts, index, place)
            && index + 1 < parts.size()
            && parts.get(index + 1).first().startsLine();
    return isPossible(parts, index, place) && (part.first().startsLine() || behindPlus);
  }

  /** Whether the else of a branching stands here, and not one in an expression. */
  static boolean isElse(List<Part> parts, int index) {
    Lexeme lexeme = parts.get(index).first();
    if (lexeme.kind() != Kind.RESERVED || !lexeme.text().equals("else")) {
      return false;
    }
    int before = index - 1;
    while (before > 0 && parts.get(before) instanceof Part.Comment) {
      before--;
    }
    return before >= 0 && parts.get(before) instanceof Part.Block;
  }

  static boolean isPlus(List<Part> parts, int index, Place place) {
    return place == Place.BODY && parts.get(index).first().kind() == Kind.PLUS;
  }

  private static boolean followsComma(List<Part> parts, int index, Place place) {
    return place == Place.SETTINGS
        && index > 0
        && parts.get(index - 1).first().kind() == Kind.COMMA;
  }
}
