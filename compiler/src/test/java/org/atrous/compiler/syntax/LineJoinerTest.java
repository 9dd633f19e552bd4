package org.atrous.compiler.syntax;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class LineJoinerTest {
  private static final String ONE_CHAIN = "statement\n  apply a\n  apply b\n";
  private static final String TWO_STATEMENTS = "statement\n  apply a\nstatement\n  apply b\n";
  private static final String TWO_BRANCHES =
      "statement\n  branch\n    apply a\n  branch\n    apply b\n";

  @Test
  void aNewlineEndsAStatement() {
    assertThat(Specs.body("a b")).isEqualTo(ONE_CHAIN);
    assertThat(Specs.body("a\nb")).isEqualTo(TWO_STATEMENTS);
  }

  @Test
  void everyKindOfNewlineCounts() {
    assertThat(Specs.body("a\r\nb")).isEqualTo(TWO_STATEMENTS);
    assertThat(Specs.body("a\rb")).isEqualTo(TWO_STATEMENTS);
  }

  @Test
  void emptyLinesAndCommentsAreNoStatements() {
    assertThat(Specs.body("\n\na // first\n\n  // second\n\t\nb\n\n")).isEqualTo(TWO_STATEMENTS);
  }

  @Test
  void aLineEndsWithTheBraceThatClosesItsBody() {
    assertThat(Specs.tree("component c { a\n  b }"))
        .isEqualTo(Specs.tree("component c {\n  a\n  b\n}\n"));
  }

  @Test
  void insideParenthesesLinesGoOn() {
    assertThat(Specs.body("a(\n1,\n(\n2\n)\n)\nb"))
        .isEqualTo("statement\n  apply a(1, paren(2))\nstatement\n  apply b\n");
  }

  @Test
  void insideBracketsLinesGoOn() {
    assertThat(Specs.tree("component c(a: [\nint\n]) { x }"))
        .isEqualTo(Specs.tree("component c(a: [int]) { x }"));
    assertThat(Specs.body("repeat a[\n0\n] { b }")).startsWith("statement\n  repeat a[0]\n");
  }

  @Test
  void behindAPlusALineGoesOn() {
    assertThat(Specs.body("a +\n\n// comment\nb")).isEqualTo(TWO_BRANCHES);
  }

  @Test
  void aLineThatStartsWithPlusContinues() {
    assertThat(Specs.body("a\n\n// comment\n  + b")).isEqualTo(TWO_BRANCHES);
  }

  @Test
  void behindACommaALineGoesOn() {
    assertThat(Specs.setting("classes a,\n  b, // comment\n\n c\nflip"))
        .isEqualTo("  a\n  b\n  c\nsetting flip\n");
  }

  @Test
  void aLineThatStartsWithElseContinues() {
    assertThat(Specs.body("if x { a }\nelse { b }\n"))
        .isEqualTo(Specs.body("if x { a } else { b }"));
  }

  @Test
  void bracesResetTheBrackets() {
    String text =
        """
        component a {
          x(1
          y
        }
        component b {
          x
          y
        }
        """;
    assertThat(Specs.errors(text)).hasSize(1);
    assertThat(Specs.errors(text).get(0).message())
        .isEqualTo("expected `)` after the arguments of `x`");
  }
}
