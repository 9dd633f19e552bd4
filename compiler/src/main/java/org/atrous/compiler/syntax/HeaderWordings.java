package org.atrous.compiler.syntax;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.source.Suggestion;
import org.atrous.grammar.AtrousParser;
import org.atrous.grammar.AtrousParser.ImportLineContext;
import org.atrous.grammar.AtrousParser.ModuleDeclarationContext;
import org.atrous.grammar.AtrousParser.NameContext;
import org.atrous.grammar.AtrousParser.ParameterContext;
import org.jspecify.annotations.Nullable;

/** Words for mistakes in the header of a declaration, and between declarations. */
final class HeaderWordings {
  private static final List<String> STARTS =
      List.of(
          "import",
          "component",
          "backbone",
          "network",
          "dialect",
          "dataset",
          "recipe",
          "evaluation",
          "sweep",
          "weights");

  private HeaderWordings() {}

  static Wording declaration(Mistake mistake) {
    if (mistake.rule() == AtrousParser.RULE_file) {
      return betweenDeclarations(mistake);
    }
    if (mistake.typeBefore() == AtrousParser.RBRACE) {
      return new Wording(
          "expected the end of the line after `}`",
          mistake.found(),
          "each declaration starts on a line of its own");
    }
    if (mistake.context() instanceof ImportLineContext) {
      return new Wording(
          "expected the end of the line after the import",
          mistake.found(),
          "an import is names joined by dots: `import std.data`");
    }
    if (mistake.context() instanceof ModuleDeclarationContext module) {
      return module.alias == null
          ? Wording.of("expected `{` or `=` " + mistake.after(), mistake.found())
          : alias(mistake);
    }
    return Wording.of("expected the end of the line " + mistake.after(), mistake.found());
  }

  private static Wording alias(Mistake mistake) {
    boolean operator = TokenKinds.isOperator(mistake.type());
    return new Wording(
        "expected the end of the line " + mistake.after(),
        mistake.found(),
        operator ? "operators stand inside parentheses" : null);
  }

  private static Wording betweenDeclarations(Mistake mistake) {
    if (mistake.type() == AtrousParser.RBRACE) {
      return Wording.of("this `}` closes nothing", "");
    }
    String help =
        Suggestion.nearest(mistake.text(), STARTS)
            .map(start -> "did you mean `" + start + "`?")
            .orElse(
                "a file holds imports, and declarations that start with `component`, `backbone`,"
                    + " `network`, `dialect`, `dataset`, `recipe`, `evaluation`, `sweep` or"
                    + " `weights`");
    return new Wording("expected a declaration", mistake.found(), help);
  }

  static Wording parameters(Mistake mistake) {
    if (mistake.typeBefore() == AtrousParser.LPAREN
        || mistake.typeBefore() == AtrousParser.CALL_LPAREN) {
      return Wording.of("expected a parameter or `)` " + mistake.after(), mistake.found());
    }
    String name = declared(mistake.context().getParent());
    String expected = TokenKinds.isName(mistake.type()) ? "`,` or `)`" : "`)`";
    return Wording.of(
        "expected " + expected + " after the parameters of `" + name + "`", mistake.found());
  }

  private static String declared(@Nullable ParserRuleContext declaration) {
    NameContext name =
        declaration == null ? null : declaration.getRuleContext(NameContext.class, 0);
    return name == null ? "" : name.getText();
  }

  static Wording parameter(Mistake mistake) {
    NameContext name = ((ParameterContext) mistake.context()).name();
    return new Wording(
        "expected `:` and a type after the parameter `" + name.getText() + "`",
        mistake.found(),
        "for example `" + name.getText() + ": int`");
  }

  static Wording type(Mistake mistake) {
    if (mistake.typeBefore() == AtrousParser.COLON
        || mistake.typeBefore() == AtrousParser.LBRACKET
        || mistake.typeBefore() == Token.EOF) {
      return new Wording(
          "expected a type " + mistake.after(),
          mistake.found(),
          "types are `int`, `float`, `bool`, `size`, `block`, `feature`, `component`, `backbone`,"
              + " lists such as `[int]`, and choices such as `first | last`");
    }
    if (mistake.typeBefore() == AtrousParser.BAR) {
      return Wording.of("expected a word after `|`", mistake.found());
    }
    return Wording.of("expected `]` " + mistake.after(), mistake.found());
  }
}
