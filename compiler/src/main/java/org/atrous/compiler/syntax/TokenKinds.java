package org.atrous.compiler.syntax;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.atrous.grammar.AtrousLexer;

/** Groups of token types that several passes ask about. */
final class TokenKinds {
  private TokenKinds() {}

  static boolean startsDeclaration(int type) {
    return switch (type) {
      case AtrousLexer.IMPORT,
          AtrousLexer.COMPONENT,
          AtrousLexer.BACKBONE,
          AtrousLexer.NETWORK,
          AtrousLexer.DIALECT,
          AtrousLexer.DATASET,
          AtrousLexer.RECIPE,
          AtrousLexer.EVALUATION,
          AtrousLexer.SWEEP,
          AtrousLexer.WEIGHTS ->
          true;
      default -> false;
    };
  }

  /** Whether the word can be a name: all words but the reserved ones. */
  static boolean isName(int type) {
    return type == AtrousLexer.ID
        || type == AtrousLexer.LIKE
        || type == AtrousLexer.AFTER
        || type == AtrousLexer.WHERE
        || startsDeclaration(type);
  }

  static boolean isReservedWord(int type) {
    return switch (type) {
      case AtrousLexer.AS,
          AtrousLexer.REPEAT,
          AtrousLexer.FOR,
          AtrousLexer.IN,
          AtrousLexer.IF,
          AtrousLexer.ELSE,
          AtrousLexer.NOT,
          AtrousLexer.AND,
          AtrousLexer.OR,
          AtrousLexer.TRUE,
          AtrousLexer.FALSE ->
          true;
      default -> false;
    };
  }

  static boolean isLiteral(int type) {
    return switch (type) {
      case AtrousLexer.INT,
          AtrousLexer.FLOAT,
          AtrousLexer.SIZE,
          AtrousLexer.QUANTITY,
          AtrousLexer.STRING,
          AtrousLexer.TRUE,
          AtrousLexer.FALSE ->
          true;
      default -> false;
    };
  }

  static boolean isNumber(int type) {
    return type == AtrousLexer.INT || type == AtrousLexer.FLOAT;
  }

  static boolean startsNumber(int type) {
    return isNumber(type) || type == AtrousLexer.MINUS;
  }

  static boolean isOperator(int type) {
    return switch (type) {
      case AtrousLexer.EQUAL,
          AtrousLexer.NOT_EQUAL,
          AtrousLexer.LESS,
          AtrousLexer.LESS_OR_EQUAL,
          AtrousLexer.GREATER,
          AtrousLexer.GREATER_OR_EQUAL,
          AtrousLexer.PLUS,
          AtrousLexer.MINUS,
          AtrousLexer.STAR,
          AtrousLexer.SLASH,
          AtrousLexer.NOT,
          AtrousLexer.AND,
          AtrousLexer.OR ->
          true;
      default -> false;
    };
  }

  static boolean opens(int type) {
    return type == AtrousLexer.LPAREN
        || type == AtrousLexer.CALL_LPAREN
        || type == AtrousLexer.LBRACKET;
  }

  static boolean closes(int type) {
    return type == AtrousLexer.RPAREN || type == AtrousLexer.RBRACKET;
  }

  static boolean visible(Token token) {
    return token.getChannel() == Token.DEFAULT_CHANNEL;
  }

  /** A token that isn't in the text, of no length, directly behind {@code previous}. */
  static Token inserted(int type, String text, Token previous) {
    CommonToken token = new CommonToken(type, text);
    token.setStartIndex(previous.getStopIndex() + 1);
    token.setStopIndex(previous.getStopIndex());
    token.setLine(previous.getLine());
    return token;
  }
}
