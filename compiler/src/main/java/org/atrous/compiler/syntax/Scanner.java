package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.source.SourceFile;
import org.atrous.grammar.AtrousLexer;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into tokens. What is no token is reported here, once, and then either replaced by
 * the token that was meant (a malformed number is a number) or dropped.
 */
final class Scanner {
  private static final Pattern LONE_RETURN = Pattern.compile("\\r(?!\\n)");

  private final LexicalErrors errors;
  private final List<Token> tokens = new ArrayList<>();

  private Scanner(Spans spans, Reports reports) {
    this.errors = new LexicalErrors(spans, reports);
  }

  /** All tokens of a text, comments and line ends included, without an end of file. */
  static List<Token> scan(SourceFile source, Spans spans, Reports reports) {
    AtrousLexer lexer = new AtrousLexer(CharStreams.fromString(source.text()));
    lexer.removeErrorListeners();
    Scanner scanner = new Scanner(spans, reports);
    boolean loneReturns = LONE_RETURN.matcher(source.text()).find();
    for (Token token : lexer.getAllTokens()) {
      if (loneReturns) {
        // ANTLR takes a line feed alone for the end of a line.
        ((CommonToken) token).setLine(source.line(spans.of(token).start()));
      }
      scanner.add((CommonToken) token);
    }
    scanner.errors.flush();
    return scanner.tokens;
  }

  private void add(CommonToken token) {
    if (token.getType() != AtrousLexer.UNEXPECTED) {
      errors.flush();
    }
    switch (token.getType()) {
      case AtrousLexer.UNEXPECTED -> {
        errors.unexpected(token);
        token.setChannel(Token.HIDDEN_CHANNEL);
      }
      case AtrousLexer.MALFORMED_NUMBER -> {
        errors.malformedNumber(token, token);
        token.setType(AtrousLexer.INT);
      }
      case AtrousLexer.UNTERMINATED_STRING -> {
        errors.unterminatedString(token);
        token.setType(AtrousLexer.STRING);
      }
      case AtrousLexer.DOT -> {
        Token number = adjacent(token);
        if (number != null && TokenKinds.isNumber(number.getType())) {
          errors.malformedNumber(number, token);
          token.setChannel(Token.HIDDEN_CHANNEL);
        }
      }
      case AtrousLexer.LPAREN -> {
        Token name = adjacent(token);
        if (name != null && TokenKinds.isName(name.getType())) {
          token.setType(AtrousLexer.CALL_LPAREN);
        }
      }
      default -> {}
    }
    tokens.add(token);
  }

  /** The token that ends where {@code token} starts. */
  private @Nullable Token adjacent(Token token) {
    Token previous = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    boolean touches = previous != null && previous.getStopIndex() + 1 == token.getStartIndex();
    return touches ? previous : null;
  }
}
