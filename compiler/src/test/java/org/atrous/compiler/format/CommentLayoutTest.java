package org.atrous.compiler.format;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class CommentLayoutTest {
  @Test
  void commentsOnLinesOfTheirOwnAreIndentedLikeWhatFollows() {
    assertThat(
            Layouts.of(
                """
                // file


                      /// doc
                component c { // body
                // first
                  relu

                      // last
                }
                // end
                """))
        .isEqualTo(
            """
            // file

            /// doc
            component c { // body
              // first
              relu

              // last
            }
            // end
            """);
  }

  @Test
  void commentsBehindAdjacentLinesFormAColumn() {
    assertThat(Layouts.of("component c {\n  relu// a \n  conv(1x1, 8)   // b\n\n  bn // c\n}\n"))
        .isEqualTo("component c {\n  relu         // a\n  conv(1x1, 8) // b\n\n  bn // c\n}\n");
  }

  @Test
  void commentsInsideParenthesesStayAtTheirItems() {
    assertThat(
            Layouts.of(
                """
                component c( // all
                  // the width
                  width: int // in channels
                  , stride: int = 1 // spent
                  // nothing else
                ) { conv(3x3 // window
                  // of
                  , width) bn }
                """))
        .isEqualTo(
            """
            component c( // all
              // the width
              width:  int,    // in channels
              stride: int = 1 // spent
              // nothing else
            ) {
              conv(
                3x3, // window
                // of
                width
              ) bn
            }
            """);
  }

  @Test
  void aCommentInTheMidstOfAnItemStays() {
    Layouts.assertKept(
        """
        component c {
          conv(
            3x3,
            width // in
              // fact
              * 2
          ) bn
        }
        """);
  }

  @Test
  void commentsBetweenBranchesStay() {
    assertThat(
            Layouts.of(
                """
                component c {
                  if a { relu } // when a
                  // otherwise
                  else { bn }
                  relu + // one
                    // two
                    bn
                }
                """))
        .isEqualTo(
            """
            component c {
              if a {
                relu
              } // when a
              // otherwise
              else {
                bn
              }
              relu // one
                // two
                + bn
            }
            """);
  }

  @Test
  void commentsBetweenValuesStay() {
    assertThat(
            Layouts.of(
                """
                dataset d {
                  classes Sky, // blue
                  // grey
                  Road
                  colors ( // none
                  )
                }
                """))
        .isEqualTo(
            """
            dataset d {
              classes Sky, // blue
                      // grey
                      Road
              colors  ( // none
              )
            }
            """);
  }

  @Test
  void aFileOfCommentsAloneIsASpec() {
    Layouts.assertKept("// one\n\n/// two\n");
  }
}
