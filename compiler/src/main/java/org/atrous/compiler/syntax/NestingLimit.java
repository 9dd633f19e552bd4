package org.atrous.compiler.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.source.Code;
import org.atrous.grammar.AtrousLexer;

/**
 * Refuses a file before it exhausts the stack of the parser, or of a pass that walks its tree. Two
 * things make a tree deep: what is written inside each other, and operators in a row.
 */
final class NestingLimit {
  static final int LEVELS = 64;
  static final int OPERATORS = 256;

  private final Deque<Level> levels = new ArrayDeque<>();

  /** Operators on the way from the outermost level to here. */
  private int operators;

  private NestingLimit() {
    levels.push(new Level(true));
  }

  /** Whether the parser may see the tokens; reports the first place that is too deep, if not. */
  static boolean holds(List<Token> tokens, Spans spans, Reports reports) {
    NestingLimit limit = new NestingLimit();
    for (Token token : tokens) {
      if (!TokenKinds.visible(token)) {
        continue;
      }
      limit.pass(token.getType());
      if (limit.levels.size() - 1 > LEVELS) {
        reports.report(
            Code.TOO_DEEP,
            spans.of(token),
            "nested deeper than " + LEVELS + " levels",
            "",
            "give the inner part a name of its own");
        return false;
      }
      if (limit.operators > OPERATORS) {
        reports.report(
            Code.TOO_DEEP,
            spans.of(token),
            "more than " + OPERATORS + " operators in one statement",
            "",
            "split it, or give a part of it a name");
        return false;
      }
    }
    return true;
  }

  private void pass(int type) {
    Level level = levels.getFirst();
    switch (type) {
      case AtrousLexer.LBRACE -> {
        closeBrackets();
        levels.push(new Level(true));
      }
      case AtrousLexer.RBRACE -> {
        closeBrackets();
        close();
      }
      case AtrousLexer.LPAREN, AtrousLexer.CALL_LPAREN -> levels.push(new Level(false));
      case AtrousLexer.LBRACKET -> {
        // An index is a bracket and, in `a[0][0][0]`, one more level of the tree as well.
        count(level);
        levels.push(new Level(false));
      }
      case AtrousLexer.RPAREN, AtrousLexer.RBRACKET -> {
        if (!level.brace) {
          close();
        }
      }
      case AtrousLexer.COMMA, AtrousLexer.NEWLINE -> {
        operators -= level.operators;
        level.operators = 0;
      }
      case AtrousLexer.IF, AtrousLexer.ELSE, AtrousLexer.RANGE -> count(level);
      default -> {
        if (TokenKinds.isOperator(type)) {
          count(level);
        }
      }
    }
  }

  private void count(Level level) {
    level.operators++;
    operators++;
  }

  /** Braces end what parentheses were left open. */
  private void closeBrackets() {
    while (!levels.getFirst().brace) {
      close();
    }
  }

  private void close() {
    if (levels.size() > 1) {
      operators -= levels.pop().operators;
    }
  }

  private static final class Level {
    private final boolean brace;
    private int operators;

    private Level(boolean brace) {
      this.brace = brace;
    }
  }
}
