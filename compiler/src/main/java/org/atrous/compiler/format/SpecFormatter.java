package org.atrous.compiler.format;

import java.util.List;
import java.util.Optional;
import org.atrous.compiler.ast.AstPrinter;
import org.atrous.compiler.ast.SpecFile;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.syntax.Lexeme;
import org.atrous.compiler.syntax.Lexeme.Kind;
import org.atrous.compiler.syntax.Lexemes;
import org.atrous.compiler.syntax.SpecParser;

/**
 * Lays a spec out.
 *
 * <ol>
 *   <li>{@link SpecParser} says whether the text is sound; a text with mistakes is left alone.
 *   <li>{@link Outliner} arranges words, marks and comments as lines and as what brackets enclose.
 *   <li>{@link Lines} prints them, {@link Columns} what stands below each other.
 *   <li>The result is read again: it means the same, and no comment is lost.
 * </ol>
 *
 * What the writer decides stays: which statements stand together, where an empty line separates
 * them, whether a body on one line stays there. The rest follows from the text alone.
 */
public final class SpecFormatter {
  private SpecFormatter() {}

  /**
   * The text of a file in the one layout, with LF line ends.
   *
   * @param diagnostics receives the mistakes of a file that can't be laid out
   * @return empty if the file has mistakes
   */
  public static Optional<String> format(SourceFile source, Diagnostics diagnostics) {
    Diagnostics mistakes = new Diagnostics();
    SpecFile spec = SpecParser.parse(source, mistakes);
    mistakes.sorted().forEach(diagnostics::report);
    if (mistakes.hasErrors()) {
      return Optional.empty();
    }
    List<Lexeme> lexemes = Lexemes.of(source);
    Page page = new Page();
    Lines.print(page, Outliner.outline(lexemes), 0, Place.FILE);
    String text = page.render();
    verify(spec, lexemes, new SourceFile(source.displayPath(), text));
    return Optional.of(text);
  }

  /** A formatter that spoils what it formats is a bug, and must not get to write. */
  private static void verify(SpecFile spec, List<Lexeme> lexemes, SourceFile formatted) {
    Diagnostics mistakes = new Diagnostics();
    String meaning = AstPrinter.print(SpecParser.parse(formatted, mistakes));
    if (!mistakes.isEmpty() || !meaning.equals(AstPrinter.print(spec))) {
      throw new IllegalStateException("the layout changes what the spec means");
    }
    if (!comments(Lexemes.of(formatted)).equals(comments(lexemes))) {
      throw new IllegalStateException("the layout changes a comment");
    }
  }

  private static List<String> comments(List<Lexeme> lexemes) {
    return lexemes.stream()
        .filter(lexeme -> lexeme.kind() == Kind.COMMENT)
        .map(lexeme -> lexeme.text().stripTrailing())
        .toList();
  }
}
