package org.atrous.compiler.syntax;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.atrous.compiler.ast.SpecFile;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.DiagnosticPrinter;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text: the parser returns, within seconds, and what it reports can be printed. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RobustnessTest {
  private static final int MUTATIONS = 1_000;

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          ",",
          ":",
          "+",
          "-",
          "*",
          "/",
          "=",
          "==",
          "..",
          "...",
          ".",
          "->",
          "|",
          "\n",
          "\r\n",
          " ",
          "\t",
          "\"",
          "\\",
          "'",
          "//",
          "///",
          "/*",
          "*/",
          "component ",
          "network ",
          "recipe ",
          "import ",
          "if ",
          "else ",
          "for ",
          "in ",
          "repeat ",
          "as ",
          "not ",
          "and ",
          "true",
          "where ",
          "like ",
          "3x3",
          "1e",
          "30_",
          ".5",
          "24GB",
          "99999999999999999999",
          "\u0000",
          "\uFEFF",
          "\uD83D\uDE00",
          "\uD83D",
          "é",
          ";",
          "#",
          "&&",
          "conv(3x3)",
          "block4..");

  @ParameterizedTest
  @ValueSource(strings = {"syntax/network.atrous", "syntax/experiment.atrous"})
  void everyPrefixIsSurvived(String resource) {
    String text = Specs.resource(resource);
    for (int end = 0; end <= text.length(); end++) {
      survive(text.substring(0, end));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"syntax/network.atrous", "syntax/experiment.atrous"})
  void randomMutationsAreSurvived(String resource) {
    String text = Specs.resource(resource);
    Random random = new Random(20_250);
    for (int i = 0; i < MUTATIONS; i++) {
      survive(mutated(text, random));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "x(",
        "x {",
        "a + ",
        "not ",
        "-",
        "if a: ",
        "1 + ",
        "a[0]",
        "f(g[",
        "component c { ",
        "component c(p: int = (",
        "else ",
        "..",
        "if a { } else "
      })
  void longRunsAreSurvived(String piece) {
    String run = piece.repeat(20_000);
    survive(run);
    survive("component c { x(" + run);
    survive("component c { if " + run);
    survive("component c { if a { } " + run);
    survive("recipe r { steps " + run);
    survive("component c(a: " + run);
  }

  @Test
  void whatIsNestedTooDeepIsAnError() {
    String text = "component c { x(" + "(".repeat(64) + "1" + ")".repeat(64) + ") }\n";
    List<Diagnostic> errors = survive(text);
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).code().id()).isEqualTo("AT0105");
  }

  @Test
  void sixtyFourLevelsAreFine() {
    String text = "component c { x(" + "(".repeat(62) + "1" + ")".repeat(62) + ") }\n";
    assertThat(survive(text)).isEmpty();
  }

  @Test
  void tooManyOperatorsAreAnError() {
    List<Diagnostic> errors = survive("component c { x(1" + " + 1".repeat(257) + ") }\n");
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).code().id()).isEqualTo("AT0105");
    assertThat(survive("component c { x(1" + " + 1".repeat(256) + ") }\n")).isEmpty();
  }

  @Test
  void longListsAreNotDeep() {
    assertThat(survive("component c { x(1" + ", -1".repeat(20_000) + ") }\n")).isEmpty();
    assertThat(survive("component c {\n" + "x + y\n".repeat(5_000) + "}\n")).isEmpty();
    assertThat(survive("recipe r { classes a" + ", a".repeat(20_000) + " }\n")).isEmpty();
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits; i++) {
      int start = random.nextInt(mutated.length() + 1);
      int end = Math.min(mutated.length(), start + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(start, end);
        case 1 -> mutated.insert(start, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutated.replace(start, end, PIECES.get(random.nextInt(PIECES.size())));
        default ->
            mutated.insert(
                random.nextInt(mutated.length() + 1), text, start(text, start), start(text, end));
      }
    }
    return mutated.toString();
  }

  private static int start(String text, int offset) {
    return Math.min(offset, text.length());
  }

  private static List<Diagnostic> survive(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SpecFile file = SpecParser.parse(new SourceFile("test.atrous", text), diagnostics);
    List<Diagnostic> found = diagnostics.sorted();
    assertThat(file).isNotNull();
    assertThat(new DiagnosticPrinter(false).print(found)).isNotNull();
    for (Diagnostic diagnostic : found) {
      assertThat(diagnostic.span().end()).isAtMost(text.length());
    }
    return found;
  }
}
