package org.atrous.compiler.syntax;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.grammar.AtrousParser;

/**
 * What the parser does at a mistake: say it once, then go on behind the smallest construct around
 * it that has an end of its own. Parentheses end at their {@code )}, a condition at its opening
 * brace, statements and settings at the line end, declarations where the next one starts. Nothing
 * is guessed in between.
 */
final class Recovery extends DefaultErrorStrategy {
  private final Spans spans;
  private final Reports reports;

  Recovery(Spans spans, Reports reports) {
    this.spans = spans;
    this.reports = reports;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    beginErrorCondition(parser);
    report(parser, e.getOffendingToken());
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  /** Called in the rule that failed; a rule without an end of its own hands on to its caller. */
  @Override
  public void recover(Parser parser, RecognitionException e) {
    ParserRuleContext rule = parser.getContext();
    switch (rule.getRuleIndex()) {
      case AtrousParser.RULE_arguments,
          AtrousParser.RULE_attachedArguments,
          AtrousParser.RULE_parameters ->
          skipPastParenthesis(parser);
      case AtrousParser.RULE_condition -> skipCondition(parser);
      case AtrousParser.RULE_statement, AtrousParser.RULE_row -> skipLine(parser);
      case AtrousParser.RULE_setting -> skipSetting(parser);
      case AtrousParser.RULE_topLevel -> skipDeclaration(parser, rule.getStart());
      case AtrousParser.RULE_file -> {}
      default -> throw e;
    }
  }

  /** Called before each round of a loop: what can't start a round is reported and passed over. */
  @Override
  public void sync(Parser parser) {
    switch (parser.getContext().getRuleIndex()) {
      case AtrousParser.RULE_body -> {
        while (inLines(parser) && !startsStatement(type(parser))) {
          reportHere(parser);
          skipLine(parser);
        }
      }
      case AtrousParser.RULE_settings -> {
        while (inLines(parser) && !startsSetting(type(parser))) {
          reportHere(parser);
          skipSetting(parser);
        }
      }
      case AtrousParser.RULE_file -> {
        while (type(parser) != Token.EOF && !TokenKinds.startsDeclaration(type(parser))) {
          reportHere(parser);
          skipDeclaration(parser, parser.getCurrentToken());
        }
      }
      default -> {}
    }
  }

  /** Whether the parser stands inside a pair of braces, before the closing one. */
  private static boolean inLines(Parser parser) {
    Token before = parser.getInputStream().LT(-1);
    boolean opened =
        before != null
            && (before.getType() == AtrousParser.LBRACE
                || before.getType() == AtrousParser.NEWLINE);
    return opened && type(parser) != AtrousParser.RBRACE && type(parser) != Token.EOF;
  }

  private static boolean startsStatement(int type) {
    return TokenKinds.isName(type)
        || type == AtrousParser.REPEAT
        || type == AtrousParser.FOR
        || type == AtrousParser.IF;
  }

  private static boolean startsSetting(int type) {
    return TokenKinds.isName(type)
        || type == AtrousParser.REPEAT
        || type == AtrousParser.FOR
        || type == AtrousParser.AS
        || type == AtrousParser.IN;
  }

  private void reportHere(Parser parser) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      report(parser, parser.getCurrentToken());
    }
  }

  private void report(Parser parser, Token offending) {
    Mistake mistake = new Mistake(parser, offending);
    Span span = mistake.span(spans);
    if (reports.isTold(offending.getLine()) || reports.isTold(span.source().line(span.start()))) {
      return;
    }
    Wording wording = Wordings.of(mistake);
    reports.report(Code.SYNTAX, span, wording.message(), wording.label(), wording.help());
  }

  /**
   * To behind the closing parenthesis. If the statement ends before one comes, then to the first
   * place that can't be inside parentheses.
   */
  private static void skipPastParenthesis(Parser parser) {
    Brackets brackets = new Brackets();
    int first = parser.getContext().getStart().getTokenIndex();
    for (int i = first; i < parser.getCurrentToken().getTokenIndex(); i++) {
      if (TokenKinds.visible(parser.getTokenStream().get(i))) {
        brackets.pass(parser.getTokenStream().get(i).getType());
      }
    }
    while (!brackets.areClosed() && !endsLine(type(parser))) {
      brackets.pass(type(parser));
      parser.consume();
    }
  }

  private static void skipCondition(Parser parser) {
    while (!endsLine(type(parser))) {
      parser.consume();
    }
  }

  private static boolean endsLine(int type) {
    return type == AtrousParser.LBRACE
        || type == AtrousParser.RBRACE
        || type == AtrousParser.NEWLINE
        || type == Token.EOF;
  }

  /** To behind the line end; what stands in braces on the way is passed over whole. */
  private void skipLine(Parser parser) {
    int open = 0;
    while (type(parser) != Token.EOF) {
      int type = type(parser);
      if (type == AtrousParser.LBRACE) {
        open++;
      } else if (type == AtrousParser.RBRACE) {
        if (open == 0) {
          break;
        }
        open--;
      }
      parser.consume();
      if (open == 0 && type == AtrousParser.NEWLINE) {
        break;
      }
    }
    endErrorCondition(parser);
  }

  /** A setting's line, and the lines of numbers that belong to it. */
  private void skipSetting(Parser parser) {
    do {
      skipLine(parser);
    } while (inLines(parser) && TokenKinds.startsNumber(type(parser)));
  }

  /** To the next unindented line that starts a declaration and isn't inside braces. */
  private void skipDeclaration(Parser parser, Token start) {
    int open = 0;
    while (type(parser) != Token.EOF) {
      if (parser.getCurrentToken() != start && open == 0 && atDeclaration(parser)) {
        break;
      }
      if (type(parser) == AtrousParser.LBRACE) {
        open++;
      } else if (type(parser) == AtrousParser.RBRACE) {
        open = Math.max(0, open - 1);
      }
      parser.consume();
    }
    endErrorCondition(parser);
  }

  private static boolean atDeclaration(Parser parser) {
    Token before = parser.getInputStream().LT(-1);
    boolean fresh =
        parser.getCurrentToken().getCharPositionInLine() == 0
            || (before != null && before.getType() == AtrousParser.RBRACE);
    return fresh && TokenKinds.startsDeclaration(type(parser));
  }

  private static int type(Parser parser) {
    return parser.getInputStream().LA(1);
  }
}
