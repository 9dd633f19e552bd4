package org.atrous.compiler.syntax;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.atrous.compiler.ast.AstPrinter;
import org.atrous.compiler.ast.SpecFile;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;

/** Parses texts for tests. */
final class Specs {
  private Specs() {}

  /** The tree of a text in which nothing is wrong. */
  static SpecFile parse(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SpecFile file = SpecParser.parse(new SourceFile("test.atrous", text), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return file;
  }

  /** The printed tree of a text in which nothing is wrong. */
  static String tree(String text) {
    return AstPrinter.print(parse(text));
  }

  /** The printed tree of a body in which nothing is wrong, without what stands around it. */
  static String body(String statements) {
    String tree = tree("component c {\n" + statements + "\n}\n");
    return unindented(tree.substring(tree.indexOf("body\n") + "body\n".length()));
  }

  /** An expression as the tree has it, in one line. */
  static String value(String expression) {
    String tree = tree("component c(p: int = " + expression + ") { x }");
    String start = "parameter p: int = ";
    String line = tree.lines().filter(l -> l.contains(start)).findFirst().orElseThrow();
    return line.substring(line.indexOf(start) + start.length());
  }

  /** The groups of a setting, each in a line. */
  static String setting(String setting) {
    String tree = tree("recipe r {\n" + setting + "\n}\n");
    String groups = tree.substring(tree.indexOf("setting "));
    return unindented(groups.substring(groups.indexOf('\n') + 1));
  }

  /** Without the indentation that all lines share, the last and empty one aside. */
  private static String unindented(String lines) {
    return lines.isEmpty() ? "" : lines.stripTrailing().stripIndent() + "\n";
  }

  /** What is wrong with a text. */
  static List<Diagnostic> errors(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SpecParser.parse(new SourceFile("test.atrous", text), diagnostics);
    return diagnostics.sorted();
  }

  /** A file of the test resources. */
  static String resource(String name) {
    try (InputStream in = Specs.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
