package org.atrous.compiler.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import org.atrous.grammar.AtrousLexer;

/**
 * The parentheses and brackets that are open. A closing one also closes what was left open inside
 * its pair, and is passed over where no pair of its kind is open: so {@code f(x[1)} is closed.
 */
final class Brackets {
  private final Deque<Integer> closers = new ArrayDeque<>();

  void pass(int type) {
    if (type == AtrousLexer.LPAREN || type == AtrousLexer.CALL_LPAREN) {
      closers.push(AtrousLexer.RPAREN);
    } else if (type == AtrousLexer.LBRACKET) {
      closers.push(AtrousLexer.RBRACKET);
    } else if (TokenKinds.closes(type) && closers.contains(type)) {
      while (closers.pop() != type) {
        // What stands open inside the pair ends with it.
      }
    }
  }

  boolean areClosed() {
    return closers.isEmpty();
  }

  void reset() {
    closers.clear();
  }
}
