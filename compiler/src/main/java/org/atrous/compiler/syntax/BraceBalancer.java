package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.source.Code;
import org.atrous.grammar.AtrousLexer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the braces of a file add up, so that one that is missing or too many spoils its own
 * declaration and no other. The words that start a declaration are names inside a body; only where
 * the braces don't add up, such a word at the start of an unindented line counts as a new
 * declaration, and the indentation tells which brace was probably forgotten.
 */
final class BraceBalancer {
  private final Spans spans;
  private final Reports reports;
  private final List<Token> balanced = new ArrayList<>();
  private final List<DeclarationBraces.Surplus> surplus = new ArrayList<>();

  private BraceBalancer(Spans spans, Reports reports) {
    this.spans = spans;
    this.reports = reports;
  }

  /**
   * The tokens of a file whose braces add up as far as that can be told.
   *
   * @param surplus closing braces that are hidden from the parser, and not reported yet: it may be
   *     their opening brace that is missing
   */
  record Balance(List<Token> tokens, List<DeclarationBraces.Surplus> surplus) {}

  static Balance balance(List<Token> tokens, Spans spans, Reports reports) {
    if (addUp(tokens)) {
      return new Balance(tokens, List.of());
    }
    BraceBalancer balancer = new BraceBalancer(spans, reports);
    int start = 0;
    Token before = null;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (i > start && startsDeclaration(token, before)) {
        balancer.pass(tokens.subList(start, i), token);
        start = i;
      }
      before = TokenKinds.visible(token) ? token : before;
    }
    balancer.pass(tokens.subList(start, tokens.size()), null);
    return new Balance(balancer.balanced, balancer.surplus);
  }

  /** After the parser has told what it misses: reports the braces that this doesn't explain. */
  static void reportSurplus(Balance balance, Spans spans, Reports reports) {
    for (DeclarationBraces.Surplus surplus : balance.surplus()) {
      Token brace = surplus.brace();
      if (!reports.isTold(surplus.opening().getLine(), brace.getLine())) {
        reports.report(Code.SYNTAX, spans.of(brace), "this `}` closes nothing", "", null);
      }
    }
  }

  private static boolean startsDeclaration(Token token, @Nullable Token before) {
    return TokenKinds.visible(token)
        && token.getCharPositionInLine() == 0
        && TokenKinds.startsDeclaration(token.getType())
        && (before == null || before.getType() == AtrousLexer.NEWLINE);
  }

  private static boolean addUp(List<Token> tokens) {
    int open = 0;
    for (Token token : tokens) {
      if (token.getType() == AtrousLexer.LBRACE) {
        open++;
      } else if (token.getType() == AtrousLexer.RBRACE && --open < 0) {
        return false;
      }
    }
    return open == 0;
  }

  private void pass(List<Token> declaration, @Nullable Token next) {
    DeclarationBraces braces = new DeclarationBraces(declaration);
    braces.balance();
    balanced.addAll(braces.tokens());
    surplus.addAll(braces.surplus());
    for (Token brace : braces.unclosed()) {
      if (reports.isTold(brace.getLine())) {
        continue;
      }
      reports.report(
          Code.SYNTAX,
          spans.of(brace),
          "this `{` is never closed",
          "",
          next == null
              ? "add the missing `}`"
              : "add the missing `}` before line " + next.getLine());
    }
  }
}
