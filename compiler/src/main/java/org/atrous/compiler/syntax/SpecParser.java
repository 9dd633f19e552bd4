package org.atrous.compiler.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.ast.SpecFile;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.atrous.grammar.AtrousParser;

/**
 * Reads the text of a spec into its syntax tree.
 *
 * <ol>
 *   <li>{@link Scanner}: text into tokens; reports what is no token.
 *   <li>{@link BraceBalancer}: makes braces add up that don't.
 *   <li>{@link LineJoiner}: keeps the line ends that end something, drops the others.
 *   <li>{@link NestingLimit}: refuses what is nested so deep that it would exhaust the stack.
 *   <li>The generated parser with {@link Recovery}: tokens into a parse tree, around mistakes.
 *   <li>{@link FileBuilder}: the sound parts of the parse tree into the syntax tree.
 * </ol>
 */
public final class SpecParser {
  private SpecParser() {}

  /**
   * Parses a whole file, and never throws whatever its text is.
   *
   * @param diagnostics receives every mistake, each once
   * @return the imports and declarations that could be read; all of them, if nothing was reported
   */
  public static SpecFile parse(SourceFile source, Diagnostics diagnostics) {
    Spans spans = new Spans(source);
    Reports reports = new Reports(diagnostics);
    List<Token> scanned = Scanner.scan(source, spans, reports);
    BraceBalancer.Balance balance = BraceBalancer.balance(scanned, spans, reports);
    List<Token> joined = LineJoiner.join(balance.tokens(), spans, reports);
    if (!NestingLimit.holds(joined, spans, reports)) {
      return new SpecFile(source, List.of(), List.of());
    }
    CommonTokenStream tokens = new CommonTokenStream(new ListTokenSource(joined));
    tokens.fill();
    AtrousParser parser = new AtrousParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new Recovery(spans, reports));
    AtrousParser.FileContext file = parser.file();
    BraceBalancer.reportSurplus(balance, spans, reports);
    return new FileBuilder(tokens, spans, diagnostics).build(file);
  }
}
