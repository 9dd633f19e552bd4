package org.atrous.compiler.syntax;

import org.atrous.grammar.AtrousParser;
import org.atrous.grammar.AtrousParser.ConditionSettingContext;

/** Words for mistakes in settings. */
final class SettingWordings {
  private SettingWordings() {}

  static Wording settings(Mistake mistake) {
    boolean startsLine =
        mistake.typeBefore() == AtrousParser.NEWLINE || mistake.typeBefore() == AtrousParser.LBRACE;
    if (startsLine) {
      return Wording.of("expected the name of a setting or `}`", mistake.found());
    }
    boolean alias = mistake.type() == AtrousParser.ASSIGN;
    return new Wording(
        "expected `{` " + mistake.after(),
        mistake.found(),
        alias ? "to take over another one's settings, write `like` or `after`" : null);
  }

  static Wording setting(Mistake mistake) {
    int type = mistake.type();
    if (mistake.context() instanceof ConditionSettingContext) {
      return new Wording(
          "expected the end of the line " + mistake.after(),
          mistake.found(),
          type == AtrousParser.ASSIGN ? "values are compared with `==`" : null);
    }
    String expected = "expected a value or the end of the line " + mistake.after();
    if (TokenKinds.closes(type)) {
      return Wording.of("this `" + mistake.text() + "` closes nothing", "");
    }
    if (type == AtrousParser.ASSIGN
        || type == AtrousParser.COLON
        || type == AtrousParser.CALL_LPAREN) {
      return new Wording(
          expected, mistake.found(), "a setting is its name and its values: `batch 16`");
    }
    if (type == AtrousParser.LBRACE) {
      return new Wording(expected, mistake.found(), "settings have no settings of their own");
    }
    if (type == AtrousParser.IF || TokenKinds.isOperator(type)) {
      return new Wording(
          expected, mistake.found(), "in a setting, operators stand inside parentheses");
    }
    if (type == AtrousParser.LBRACKET) {
      return new Wording(expected, mistake.found(), "a list stands in parentheses: `(1, 2, 4)`");
    }
    return Wording.of(expected, mistake.found());
  }
}
