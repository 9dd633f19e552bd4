package org.atrous.compiler.syntax;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          21                      | 21
          30_000                  | 30000
          0.000_001               | 1.0E-6
          1e-5                    | 1.0E-5
          2.5E3                   | 2500.0
          true                    | true
          3x3                     | 3x3
          180x240                 | 180x240
          24GB                    | 24.0GB
          1.5MiB                  | 1.5MiB
          "a b"                   | "a b"
          "a\\"b\\\\c\\td\\ne"    | "a\\"b\\\\c\\td\\ne"
          0.5..2.0                | 0.5..2.0
          block4..block7          | block4..block7
          input.width             | input.width
          f()                     | f()
          f(1, b: g(2))           | f(1, b: g(2))
          units[0]                | units[0]
          units[0][i + 1]         | units[0][(i + 1)]
          ()                      | list()
          (1, 2, 4)               | list(1, 2, 4)
          (1)                     | paren(1)
          ((1, 2), (3))           | list(list(1, 2), paren(3))
          """)
  void literalsNamesCallsAndLists(String text, String tree) {
    assertThat(Specs.value(text)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          a + b * c               | (a + (b * c))
          a - b - c               | ((a - b) - c)
          a / b / c               | ((a / b) / c)
          (a + b) * c             | (paren((a + b)) * c)
          -a * b                  | ((-a) * b)
          - -a                    | (-(-a))
          a < b + 1               | (a < (b + 1))
          a <= b and c >= d       | ((a <= b) and (c >= d))
          a == b or c != d and e  | ((a == b) or ((c != d) and e))
          a > b or not c == d     | ((a > b) or (not (c == d)))
          not a and b             | ((not a) and b)
          1..n - 1                | 1..(n - 1)
          """)
  void operatorsBindAsTheyDoElsewhere(String text, String tree) {
    assertThat(Specs.value(text)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          if a: b else c                     | (if a: b else c)
          if a and b: 1 + 2 else 3 + 4       | (if (a and b): (1 + 2) else (3 + 4))
          if a: b else if c: d else e        | (if a: b else (if c: d else e))
          f(if a: b else c, d)               | f((if a: b else c), d)
          """)
  void aChoiceTakesAllThatFollows(String text, String tree) {
    assertThat(Specs.value(text)).isEqualTo(tree);
  }
}
