package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.atrous.grammar.AtrousLexer;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into tokens. What is no token is reported here, once, and then either replaced by
 * the token that was meant (a malformed number is a number) or dropped.
 */
final class Scanner {
  private final LexicalErrors errors;
  private final List<Token> tokens = new ArrayList<>();
  private final Set<Token> suspects = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean droppedJustNow;

  private Scanner(Spans spans, Diagnostics diagnostics) {
    this.errors = new LexicalErrors(spans, diagnostics);
  }

  /**
   * The tokens of a text.
   *
   * @param tokens all of them, comments and line ends included, without an end of file
   * @param suspects tokens at which a mistake was reported already; a parser that stumbles there
   *     must keep quiet
   */
  record Scan(List<Token> tokens, Set<Token> suspects) {}

  static Scan scan(SourceFile source, Spans spans, Diagnostics diagnostics) {
    AtrousLexer lexer = new AtrousLexer(CharStreams.fromString(source.text()));
    lexer.removeErrorListeners();
    Scanner scanner = new Scanner(spans, diagnostics);
    for (Token token : lexer.getAllTokens()) {
      scanner.add((CommonToken) token);
    }
    scanner.errors.flush();
    return new Scan(scanner.tokens, scanner.suspects);
  }

  private void add(CommonToken token) {
    if (token.getType() != AtrousLexer.UNEXPECTED) {
      errors.flush();
    }
    switch (token.getType()) {
      case AtrousLexer.UNEXPECTED -> {
        errors.unexpected(token);
        token.setChannel(Token.HIDDEN_CHANNEL);
        droppedJustNow = true;
      }
      case AtrousLexer.MALFORMED_NUMBER -> {
        errors.malformedNumber(token, token);
        token.setType(AtrousLexer.INT);
        suspects.add(token);
      }
      case AtrousLexer.UNTERMINATED_STRING -> {
        errors.unterminatedString(token);
        token.setType(AtrousLexer.STRING);
        suspects.add(token);
      }
      case AtrousLexer.DOT -> {
        Token number = adjacent(token);
        if (number != null && TokenKinds.isNumber(number.getType())) {
          errors.malformedNumber(number, token);
          token.setChannel(Token.HIDDEN_CHANNEL);
          suspects.add(number);
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
    if (droppedJustNow && token.getChannel() == Token.DEFAULT_CHANNEL) {
      suspects.add(token);
      droppedJustNow = false;
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
