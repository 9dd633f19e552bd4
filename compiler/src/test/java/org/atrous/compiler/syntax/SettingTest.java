package org.atrous.compiler.syntax;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          16                             | 16
          voc2012 split train            | voc2012 split train
          poly(0.01, power: 0.9)         | poly(0.01, power: 0.9)
          513x513                        | 513x513
          coco except logits             | coco except logits
          scale 0.5..2.0 step 0.25       | scale 0.5..2.0 step 0.25
          "text" "more"                  | "text" "more"
          "a/*.jpg" -> "b/*.png"         | "a/*.jpg" -> "b/*.png"
          -1                             | (-1)
          -0.5..0.5                      | (-0.5)..0.5
          (2 * n + 1)                    | paren(((2 * n) + 1))
          counts[i + 1]                  | counts[(i + 1)]
          block2.unit1                   | block2.unit1
          true                           | true
          24GB                           | 24.0GB
          block4..block7                 | block4..block7
          a in b as c for repeat         | a in b as c for repeat
          """)
  void aGroupIsItemsSideBySide(String items, String tree) {
    assertThat(Specs.setting("s " + items)).isEqualTo(tree + "\n");
  }

  @Test
  void commasSeparateGroups() {
    assertThat(Specs.setting("augment scale 0.5..2.0, flip")).isEqualTo("scale 0.5..2.0\nflip\n");
  }

  @Test
  void aSettingCanBeItsNameAlone() {
    assertThat(Specs.setting("flip")).isEmpty();
  }

  @Test
  void aSpaceBeforeParenthesesMakesTwoItems() {
    assertThat(Specs.setting("classes Sky (128, 128, 128), Tree(1, 2, 3)"))
        .isEqualTo("Sky list(128, 128, 128)\nTree(1, 2, 3)\n");
  }

  @Test
  void aMappingIsOneItem() {
    assertThat(Specs.setting("map 7 -> 0, 8 -> 1")).isEqualTo("7 -> 0\n8 -> 1\n");
  }

  @Test
  void severalNamesVaryTogether() {
    assertThat(Specs.setting("vary g, p in ((1, 1), false), ((1, 2), true)"))
        .isEqualTo("g\np in list(list(1, 1), false)\nlist(list(1, 2), true)\n");
  }

  @Test
  void linesOfNumbersContinueTheSettingAbove() {
    assertThat(
            Specs.tree(
                """
                sweep s {
                  published
                    68.39 73.21
                    -1 2 -> 3, 4

                    // with a comment between
                    5..6
                  flip
                }
                """))
        .isEqualTo(
            """
            file
              sweep s
                setting published
                  68.39 73.21
                  (-1) 2 -> 3
                  4
                  5..6
                setting flip
            """);
  }

  @Test
  void whereTakesAFreeExpression() {
    assertThat(Specs.setting("where memory < 24GB and not wide"))
        .isEqualTo("((memory < 24.0GB) and (not wide))\n");
  }

  @ParameterizedTest
  @CsvSource({"repeat", "in", "as", "for", "network", "like", "after", "import"})
  void wordsOfTheLanguageNameSettings(String name) {
    assertThat(Specs.tree("sweep s { " + name + " 1 }"))
        .isEqualTo("file\n  sweep s\n    setting " + name + "\n      1\n");
  }
}
