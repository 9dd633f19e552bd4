package org.atrous.compiler.syntax;

import org.atrous.grammar.AtrousParser;
import org.atrous.grammar.AtrousParser.ApplicationContext;
import org.atrous.grammar.AtrousParser.IterationContext;
import org.atrous.grammar.AtrousParser.StatementContext;

/** Words for mistakes in a body. */
final class BodyWordings {
  private BodyWordings() {}

  static Wording body(Mistake mistake) {
    boolean startsLine =
        mistake.typeBefore() == AtrousParser.NEWLINE || mistake.typeBefore() == AtrousParser.LBRACE;
    if (mistake.rule() == AtrousParser.RULE_body && startsLine) {
      return lineStart(mistake);
    }
    if (mistake.typeBefore() == AtrousParser.ELSE) {
      return Wording.of("expected `{` or `if` after `else`", mistake.found());
    }
    boolean comparison = mistake.type() == AtrousParser.ASSIGN;
    return new Wording(
        "expected `{` " + mistake.after(),
        mistake.found(),
        comparison ? "values are compared with `==`" : null);
  }

  private static Wording lineStart(Mistake mistake) {
    if (mistake.type() == AtrousParser.ELSE) {
      return Wording.of("this `else` has no `if`", "");
    }
    return misplaced(mistake, "expected a component, a name or `}`");
  }

  static Wording statement(Mistake mistake) {
    if (mistake.typeBefore() == AtrousParser.AS) {
      return Wording.of("expected a name after `as`", mistake.found());
    }
    if (((StatementContext) mistake.context()).alias != null) {
      return new Wording(
          "expected the end of the line after the name `" + mistake.textBefore() + "`",
          mistake.found(),
          "`as` names the value of its whole line");
    }
    return afterElement(mistake);
  }

  private static Wording afterElement(Mistake mistake) {
    if (mistake.type() == AtrousParser.ELSE) {
      return new Wording(
          "this `else` has no `if`", "", "`else` stands directly behind the `}` of its `if`");
    }
    return misplaced(mistake, "expected a component or the end of the line " + mistake.after());
  }

  static Wording element(Mistake mistake) {
    if (mistake.context() instanceof IterationContext iteration && iteration.name() != null) {
      return Wording.of(
          "expected `in` after `for " + iteration.name().getText() + "`", mistake.found());
    }
    if (mistake.typeBefore() == AtrousParser.PLUS) {
      return misplaced(mistake, "expected a branch after `+`");
    }
    return mistake.context() instanceof ApplicationContext
        ? afterElement(mistake)
        : misplaced(mistake, "expected a component " + mistake.after());
  }

  /** What can't stand in a body has a place elsewhere. */
  private static Wording misplaced(Mistake mistake, String expected) {
    int type = mistake.type();
    if (TokenKinds.closes(type)) {
      return Wording.of("this `" + mistake.text() + "` closes nothing", "");
    }
    if (type == AtrousParser.LBRACKET) {
      return Wording.of(expected, mistake.found());
    }
    if (TokenKinds.isLiteral(type) || TokenKinds.opens(type)) {
      boolean call = TokenKinds.isLiteral(type) && TokenKinds.isName(mistake.typeBefore());
      String example = call ? mistake.textBefore() + "(" + mistake.text() + ")" : "conv(3x3, 256)";
      return new Wording(
          expected, mistake.found(), "arguments stand in parentheses: `" + example + "`");
    }
    return switch (type) {
      case AtrousParser.ASSIGN ->
          new Wording(expected, mistake.found(), "a value gets its name at the end: `... as x`");
      case AtrousParser.COLON ->
          new Wording(
              expected, mistake.found(), "named arguments stand in parentheses: `(rate: 2)`");
      case AtrousParser.COMMA ->
          new Wording(
              expected, mistake.found(), "elements of a chain have nothing but spaces in between");
      default -> Wording.of(expected, mistake.found());
    };
  }
}
