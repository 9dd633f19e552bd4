package org.atrous.compiler.syntax;

import org.atrous.grammar.AtrousParser;

/** Finds the words for a mistake, by the rule that the parser was in. */
final class Wordings {
  private Wordings() {}

  static Wording of(Mistake mistake) {
    return switch (mistake.rule()) {
      case AtrousParser.RULE_file, AtrousParser.RULE_topLevel ->
          HeaderWordings.declaration(mistake);
      case AtrousParser.RULE_parameters -> HeaderWordings.parameters(mistake);
      case AtrousParser.RULE_parameter -> HeaderWordings.parameter(mistake);
      case AtrousParser.RULE_type -> HeaderWordings.type(mistake);
      case AtrousParser.RULE_name -> name(mistake);
      case AtrousParser.RULE_body, AtrousParser.RULE_alternative -> BodyWordings.body(mistake);
      case AtrousParser.RULE_statement -> BodyWordings.statement(mistake);
      case AtrousParser.RULE_chain, AtrousParser.RULE_element -> BodyWordings.element(mistake);
      case AtrousParser.RULE_arguments,
          AtrousParser.RULE_attachedArguments,
          AtrousParser.RULE_argumentList,
          AtrousParser.RULE_argument ->
          ExpressionWordings.arguments(mistake);
      case AtrousParser.RULE_settings -> SettingWordings.settings(mistake);
      case AtrousParser.RULE_setting, AtrousParser.RULE_settingName, AtrousParser.RULE_row ->
          SettingWordings.setting(mistake);
      default -> ExpressionWordings.expression(mistake);
    };
  }

  private static Wording name(Mistake mistake) {
    if (mistake.parentIs(AtrousParser.RULE_parameter)) {
      return Wording.of("expected the name of a parameter " + mistake.after(), mistake.found());
    }
    if (mistake.parentIs(AtrousParser.RULE_type)) {
      return HeaderWordings.type(mistake);
    }
    boolean imports = mistake.typeBefore() == AtrousParser.IMPORT;
    return new Wording(
        "expected a name " + mistake.after(),
        mistake.found(),
        imports ? "an import is names joined by dots: `import std.data`" : null);
  }
}
