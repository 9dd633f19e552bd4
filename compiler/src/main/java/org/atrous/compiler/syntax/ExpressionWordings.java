package org.atrous.compiler.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.atrous.grammar.AtrousParser;
import org.atrous.grammar.AtrousParser.ChoiceContext;
import org.atrous.grammar.AtrousParser.IndexingContext;
import org.atrous.grammar.AtrousParser.IndexingValueContext;
import org.atrous.grammar.AtrousParser.PathContext;
import org.jspecify.annotations.Nullable;

/** Words for mistakes in values and in arguments. */
final class ExpressionWordings {
  private ExpressionWordings() {}

  static Wording arguments(Mistake mistake) {
    if (mistake.typeBefore() == AtrousParser.LPAREN
        || mistake.typeBefore() == AtrousParser.CALL_LPAREN) {
      return new Wording(
          "expected an argument or `)` " + mistake.after(), mistake.found(), listHint(mistake));
    }
    if (mistake.typeBefore() == AtrousParser.COMMA) {
      return new Wording("expected an argument after `,`", mistake.found(), listHint(mistake));
    }
    String callee = callee(mistake.context());
    if (mistake.type() == AtrousParser.ASSIGN) {
      return new Wording(
          "expected `,` or `)` after an argument of `" + callee + "`",
          mistake.found(),
          "named arguments are written with `:`, values are compared with `==`");
    }
    String help =
        mistake.type() == AtrousParser.COLON
            ? "only a plain name can stand before the `:` of an argument"
            : null;
    boolean another =
        TokenKinds.isLiteral(mistake.type())
            || mistake.type() == AtrousParser.COLON
            || mistake.typeAfter() == AtrousParser.COLON
            || mistake.typeAfter() == AtrousParser.COMMA
            || mistake.typeAfter() == AtrousParser.RPAREN;
    return new Wording(
        another
            ? "expected `,` or `)` after an argument of `" + callee + "`"
            : "expected `)` after the arguments of `" + callee + "`",
        mistake.found(),
        help);
  }

  /** The path before the parentheses: the sibling of the arguments, wherever they stand. */
  private static String callee(ParserRuleContext context) {
    for (ParserRuleContext at = context; at != null; at = at.getParent()) {
      PathContext path = at.getRuleContext(PathContext.class, 0);
      if (path != null) {
        return path.getText();
      }
    }
    return "";
  }

  static Wording expression(Mistake mistake) {
    @Nullable Wording unfinished = unfinished(mistake);
    if (unfinished != null) {
      return unfinished;
    }
    return new Wording("expected a value " + mistake.after(), mistake.found(), listHint(mistake));
  }

  private static @Nullable String listHint(Mistake mistake) {
    return mistake.type() == AtrousParser.LBRACKET
        ? "a list stands in parentheses: `(1, 2, 4)`"
        : null;
  }

  /** Words for a rule that has begun well and misses its end; null if it hasn't begun. */
  private static @Nullable Wording unfinished(Mistake mistake) {
    ParserRuleContext context = mistake.context();
    if (context instanceof ChoiceContext choice && choice.test != null) {
      return choice.COLON() == null
          ? Wording.of("expected `:` after the condition", mistake.found())
          : new Wording(
              "expected `else` " + mistake.after(),
              mistake.found(),
              "a choice between values names both: `if deep: 3 else 1`");
    }
    if (context instanceof IndexingContext || context instanceof IndexingValueContext) {
      return Wording.of("expected `]` after the index", mistake.found());
    }
    return switch (context.getRuleIndex()) {
      case AtrousParser.RULE_primary, AtrousParser.RULE_operandValue ->
          context.getStart().getType() == AtrousParser.LPAREN && endsValue(mistake.typeBefore())
              ? Wording.of("expected `,` or `)` " + mistake.after(), mistake.found())
              : null;
      default -> null;
    };
  }

  private static boolean endsValue(int type) {
    return TokenKinds.isLiteral(type) || TokenKinds.isName(type) || TokenKinds.closes(type);
  }
}
