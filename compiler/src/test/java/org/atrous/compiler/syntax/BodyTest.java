package org.atrous.compiler.syntax;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class BodyTest {
  @Test
  void juxtapositionIsOneChain() {
    assertThat(Specs.body("conv(3x3, 256) bn relu"))
        .isEqualTo(
            """
            statement
              apply conv(3x3, 256)
              apply bn
              apply relu
            """);
  }

  @Test
  void plusBindsLooserThanJuxtaposition() {
    assertThat(Specs.body("aspp(6,12,18)+imagepool bn as y"))
        .isEqualTo(
            """
            statement as y
              branch
                apply aspp(6, 12, 18)
              branch
                apply imagepool
                apply bn
            """);
  }

  @Test
  void aRangeOfBlocksTakesRefinements() {
    assertThat(Specs.body("block4..block7 multigrid(1,2,1)"))
        .isEqualTo(
            """
            statement
              blocks block4..block7
              apply multigrid(1, 2, 1)
            """);
  }

  @Test
  void anElementHasArgumentsAndABody() {
    assertThat(Specs.body("auxiliary(trunk.block3, weight: 0.4) { head(21) } relu"))
        .isEqualTo(
            """
            statement
              apply auxiliary(trunk.block3, weight: 0.4)
                body
                  statement
                    apply head(21)
              apply relu
            """);
  }

  @Test
  void emptyParenthesesAreArguments() {
    assertThat(Specs.body("bn() bn")).isEqualTo("statement\n  apply bn()\n  apply bn\n");
  }

  @Test
  void aSpaceBeforeParenthesesChangesNothing() {
    assertThat(Specs.body("conv (3x3)")).isEqualTo("statement\n  apply conv(3x3)\n");
  }

  @Test
  void aDottedNameIsOneElement() {
    assertThat(Specs.body("block2.unit1.sep2 as low"))
        .isEqualTo("statement as low\n  apply block2.unit1.sep2\n");
  }

  @Test
  void repeatForAndIfNest() {
    assertThat(
            Specs.body(
                """
                repeat units[0] {
                  for r in (1, 2) { conv(rate: r) }
                } as x
                if deep { a } else if wide { b } else { c }
                """))
        .isEqualTo(
            """
            statement as x
              repeat units[0]
                statement
                  for r in list(1, 2)
                    statement
                      apply conv(rate: r)
            statement
              if deep
                statement
                  apply a
              else
                statement
                  if wide
                    statement
                      apply b
                  else
                    statement
                      apply c
            """);
  }

  @Test
  void theInputIsAChainLikeAnyOther() {
    assertThat(Specs.body("input rgb mean(123.68, 116.78, 103.94)"))
        .isEqualTo(
            """
            statement
              apply input
              apply rgb
              apply mean(123.68, 116.78, 103.94)
            """);
  }
}
