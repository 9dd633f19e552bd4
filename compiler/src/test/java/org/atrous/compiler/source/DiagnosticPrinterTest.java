package org.atrous.compiler.source;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
  private final DiagnosticPrinter printer = new DiagnosticPrinter(false);

  @Test
  void aWarningHasItsLineItsCaretsAndAWayOut() {
    SourceFile source = file("\n".repeat(8) + "  pyramid(12, 24, 36) + pool\n");
    Diagnostic warning =
        new Diagnostic(
            Code.CENTRE_ONLY,
            span(source, "36"),
            "rate 36 on a 32x32 feature map is a 1x1 convolution",
            "only the centre weight falls inside the map",
            "rates up to 31 see more",
            List.of());
    assertThat(printer.print(warning))
        .isEqualTo(
            """
            specs/a.atrous:9:19: warning[AT0312]: rate 36 on a 32x32 feature map is a 1x1 convolution
               9 |   pyramid(12, 24, 36) + pool
                 |                   ^^ only the centre weight falls inside the map
                 = help: rates up to 31 see more
            """);
  }

  @Test
  void theTrailFollowsTheHelp() {
    SourceFile source = file("inner\nouter\n");
    Diagnostic error =
        new Diagnostic(
            Code.UNKNOWN_NAME,
            span(source, "inner"),
            "unknown name `inner`",
            "",
            "did you mean `liner`?",
            List.of(
                new Diagnostic.Trail("unit", span(source, "outer")),
                new Diagnostic.Trail("trunk", span(source, "inner"))));
    assertThat(printer.print(error))
        .isEqualTo(
            """
            specs/a.atrous:1:1: error[AT0201]: unknown name `inner`
               1 | inner
                 | ^^^^^
                 = help: did you mean `liner`?
                 = in `unit`, from specs/a.atrous:2:1
                 = in `trunk`, from specs/a.atrous:1:1
            """);
  }

  @Test
  void severalAreSeparatedByAnEmptyLine() {
    SourceFile source = file("a b");
    assertThat(
            printer.print(
                List.of(error(span(source, "a"), "one"), error(span(source, "b"), "two"))))
        .isEqualTo(
            """
            specs/a.atrous:1:1: error[AT0101]: one
               1 | a b
                 | ^

            specs/a.atrous:1:3: error[AT0101]: two
               1 | a b
                 |   ^
            """);
  }

  @Test
  void aPositionHasOneCaretEvenBehindTheLine() {
    SourceFile source = file("ab\ncd\n");
    assertThat(printer.print(error(new Span(source, 2, 2), "end")))
        .isEqualTo("specs/a.atrous:1:3: error[AT0101]: end\n   1 | ab\n     |   ^\n");
  }

  @Test
  void ofSeveralLinesOnlyTheFirstIsUnderlined() {
    SourceFile source = file("a {\n  b\n}\n");
    assertThat(printer.print(error(new Span(source, 2, 9), "body")))
        .isEqualTo("specs/a.atrous:1:3: error[AT0101]: body\n   1 | a {\n     |   ^\n");
  }

  @Test
  void tabsBecomeBlanksAboveTheCarets() {
    SourceFile source = file("\ta\tbad\n");
    assertThat(printer.print(error(span(source, "bad"), "tabs")))
        .isEqualTo(
            "specs/a.atrous:1:4: error[AT0101]: tabs\n   1 |     a   bad\n     |         ^^^\n");
  }

  @Test
  void aCharacterOfTwoUnitsTakesOneColumn() {
    SourceFile source = file("\uD83D\uDE00 bad\n");
    assertThat(printer.print(error(span(source, "bad"), "wide")))
        .endsWith("   1 | \uD83D\uDE00 bad\n     |   ^^^\n");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    SourceFile source = file("a \u001B[31m bad\n");
    String printed = printer.print(error(span(source, "bad"), "found `\u001B[0m`"));
    assertThat(printed).doesNotContain("\u001B");
    assertThat(printed).contains("a \uFFFD[31m bad");
  }

  @Test
  void aLongLineIsClippedAroundTheCarets() {
    SourceFile source = file("x".repeat(5_000) + "bad" + "y".repeat(5_000));
    String[] lines = printer.print(error(span(source, "bad"), "long")).split("\n", -1);
    assertThat(lines[1].length()).isAtMost(120);
    assertThat(lines[1]).startsWith("   1 | ...xxx");
    assertThat(lines[1]).endsWith("yyy...");
    assertThat(lines[2].indexOf('^')).isEqualTo(lines[1].indexOf("bad"));
    assertThat(lines[2]).endsWith(" ^^^");
  }

  @Test
  void aLongSpanEndsWithTheWindow() {
    SourceFile source = file("a" + "b".repeat(5_000));
    String[] lines = printer.print(error(new Span(source, 1, 5_001), "long")).split("\n", -1);
    assertThat(lines[2].length()).isAtMost(lines[1].length());
  }

  @Test
  void theGutterGrowsWithTheLineNumber() {
    SourceFile source = file("\n".repeat(99_999) + "bad");
    Diagnostic diagnostic =
        new Diagnostic(Code.SYNTAX, span(source, "bad"), "far", "", "help", List.of());
    assertThat(printer.print(diagnostic))
        .isEqualTo(
            """
            specs/a.atrous:100000:1: error[AT0101]: far
            100000 | bad
                   | ^^^
                   = help: help
            """);
  }

  @Test
  void aFileWithoutTextHasNoPlace() {
    assertThat(printer.print(error(new Span(file(""), 0, 0), "there is no such file")))
        .isEqualTo("specs/a.atrous: error[AT0101]: there is no such file\n");
  }

  @Test
  void coloursAreOnlyAddedOnDemand() {
    Diagnostic error = error(span(file("bad"), "bad"), "sentence");
    String coloured = new DiagnosticPrinter(true).print(error);
    assertThat(coloured).contains("\u001B[1;31merror[AT0101]\u001B[0m");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(printer.print(error));
  }

  private static SourceFile file(String text) {
    return new SourceFile("specs/a.atrous", text);
  }

  private static Span span(SourceFile source, String part) {
    int start = source.text().indexOf(part);
    return new Span(source, start, start + part.length());
  }

  private static Diagnostic error(Span span, String message) {
    return new Diagnostic(Code.SYNTAX, span, message, "", null, List.of());
  }
}
