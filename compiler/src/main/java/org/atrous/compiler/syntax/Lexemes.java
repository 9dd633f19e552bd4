package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.syntax.Lexeme.Kind;
import org.atrous.grammar.AtrousLexer;

/** Reads the text of a sound spec into lexemes: what the parser sees, and the comments. */
public final class Lexemes {
  private Lexemes() {}

  /**
   * All lexemes of a file in which {@link SpecParser} finds no mistake; of another file, some may
   * be missing.
   */
  public static List<Lexeme> of(SourceFile source) {
    Spans spans = new Spans(source);
    Reports reports = new Reports(new Diagnostics());
    List<Token> scanned = Scanner.scan(source, spans, reports);
    List<Lexeme> lexemes = new ArrayList<>();
    int end = 0;
    for (Token token : LineJoiner.join(scanned, spans, reports)) {
      boolean comment =
          token.getChannel() == AtrousLexer.COMMENTS || token.getChannel() == AtrousLexer.DOCS;
      if (!comment && !TokenKinds.visible(token)) {
        continue;
      }
      Span span = spans.of(token);
      Kind kind = comment ? Kind.COMMENT : kind(token.getType());
      if (kind == Kind.LINE_END) {
        lexemes.add(new Lexeme(kind, "", span, false, false));
        continue;
      }
      int breaks = source.line(span.start()) - source.line(end);
      boolean first = end == 0;
      lexemes.add(new Lexeme(kind, token.getText(), span, first || breaks > 0, breaks > 1));
      end = span.end();
    }
    return lexemes;
  }

  private static Kind kind(int type) {
    if (TokenKinds.isName(type)) {
      return Kind.WORD;
    }
    return switch (type) {
      case AtrousLexer.INT, AtrousLexer.FLOAT -> Kind.NUMBER;
      case AtrousLexer.SIZE,
          AtrousLexer.QUANTITY,
          AtrousLexer.STRING,
          AtrousLexer.TRUE,
          AtrousLexer.FALSE ->
          Kind.LITERAL;
      case AtrousLexer.LPAREN -> Kind.OPEN;
      case AtrousLexer.CALL_LPAREN -> Kind.OPEN_CALL;
      case AtrousLexer.LBRACKET -> Kind.OPEN_BRACKET;
      case AtrousLexer.RPAREN, AtrousLexer.RBRACKET -> Kind.CLOSE;
      case AtrousLexer.LBRACE -> Kind.OPEN_BRACE;
      case AtrousLexer.RBRACE -> Kind.CLOSE_BRACE;
      case AtrousLexer.COMMA -> Kind.COMMA;
      case AtrousLexer.COLON -> Kind.COLON;
      case AtrousLexer.ELLIPSIS -> Kind.ELLIPSIS;
      case AtrousLexer.RANGE -> Kind.RANGE;
      case AtrousLexer.DOT -> Kind.DOT;
      case AtrousLexer.ASSIGN -> Kind.ASSIGN;
      case AtrousLexer.PLUS -> Kind.PLUS;
      case AtrousLexer.MINUS -> Kind.MINUS;
      case AtrousLexer.NEWLINE -> Kind.LINE_END;
      default -> TokenKinds.isReservedWord(type) ? Kind.RESERVED : Kind.OPERATOR;
    };
  }
}
