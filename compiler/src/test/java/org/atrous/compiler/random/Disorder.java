package org.atrous.compiler.random;

import java.util.List;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.syntax.Lexeme;
import org.atrous.compiler.syntax.Lexeme.Kind;
import org.atrous.compiler.syntax.Lexemes;

/**
 * Writes a sound spec in another layout: other blanks, indentation and line ends, more empty lines,
 * and comments wherever a line may end. What the spec means stays.
 */
public final class Disorder {
  private final Choices choices;
  private final StringBuilder text = new StringBuilder();
  private int comments;
  private int brackets;

  private Disorder(Choices choices) {
    this.choices = choices;
  }

  /** The text of {@code spec} in disorder. */
  public static String of(String spec, Choices choices) {
    Disorder disorder = new Disorder(choices);
    List<Lexeme> lexemes =
        Lexemes.of(new SourceFile("random.atrous", spec)).stream()
            .filter(lexeme -> lexeme.kind() != Kind.LINE_END)
            .toList();
    for (int i = 0; i < lexemes.size(); i++) {
      if (i > 0) {
        disorder.gap(lexemes.get(i - 1), lexemes.get(i));
      }
      disorder.text.append(lexemes.get(i).text());
    }
    return disorder.text.append(choices.of("\n", "", "\n\n\n")).toString();
  }

  private void gap(Lexeme before, Lexeme after) {
    switch (before.kind()) {
      case OPEN, OPEN_CALL, OPEN_BRACKET -> brackets++;
      case CLOSE -> brackets--;
      case OPEN_BRACE, CLOSE_BRACE -> brackets = 0;
      default -> {}
    }
    boolean doc = before.text().startsWith("///");
    if (after.startsLine() && brackets == 0) {
      lineEnd(!doc && before.kind() != Kind.COMMENT, doc);
    } else if (before.kind() == Kind.COMMENT || (brackets > 0 && isLoose(before, after))) {
      lineEnd(before.kind() != Kind.COMMENT, false);
    } else if (!before.touches(after)) {
      text.append(choices.of(" ", "   ", "\t"));
    }
  }

  /** Whether a line may end between the two, inside brackets. */
  private boolean isLoose(Lexeme before, Lexeme after) {
    return choices.chance(20) && (!before.touches(after) || before.kind() == Kind.COMMA);
  }

  private void lineEnd(boolean commentBehind, boolean doc) {
    if (commentBehind && choices.chance(15)) {
      text.append(choices.of(" ", "  ")).append("// behind ").append(comments++);
    }
    String end = choices.of("\n", "\r\n", "\n", "\r");
    text.append(end);
    if (!doc) {
      text.append(end.repeat(choices.of(0, 0, 1, 2)));
      if (choices.chance(15)) {
        text.append("  // above ").append(comments++).append(end);
      }
    }
    text.append(" ".repeat(choices.below(9)));
  }
}
