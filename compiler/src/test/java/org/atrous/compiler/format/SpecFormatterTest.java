package org.atrous.compiler.format;

import static com.google.common.truth.Truth.assertThat;

import java.util.Optional;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

final class SpecFormatterTest {
  @Test
  void blanksAndIndentationFollowFromTheText() {
    assertThat(
            Layouts.of(
                """
                network   N ( classes:int=21 )in torchvision ( dilate:stage ){
                    backbone   trunk
                 block4 .. block7   multigrid ( 1 ,2,  4 )
                		logits( classes,upsample :  false )as  out
                }
                """))
        .isEqualTo(
            """
            network N(classes: int = 21) in torchvision(dilate: stage) {
              backbone trunk
              block4..block7 multigrid(1, 2, 4)
              logits(classes, upsample: false) as out
            }
            """);
  }

  @Test
  void numbersAndBranchesStayAsTightAsTheyWereWritten() {
    Layouts.assertKept(
        """
        network N {
          block4..block7 multigrid(1,2,1)
          aspp(6,12,18)+imagepool
          aspp(6, 12, 18) + imagepool
        }
        """);
  }

  @Test
  void operatorsHaveBlanksAndSignsHaveNone() {
    assertThat(
            Layouts.of(
                """
                component c(a: [int]=(-1,2), b: first|last=first) {
                  if a[0]-1>=- 2*(3+4) and not b==last { conv(1x1, if a: -1 else a - -1) }
                }
                """))
        .isEqualTo(
            """
            component c(a: [int] = (-1,2), b: first | last = first) {
              if a[0] - 1 >= -2 * (3 + 4) and not b == last { conv(1x1, if a: -1 else a - -1) }
            }
            """);
  }

  @Test
  void atMostOneEmptyLineStaysAndNoneAtTheEdges() {
    assertThat(Layouts.of("\n\nimport a\n\n\n\ncomponent c {\n\n  relu\n\n\n  relu\n\n}\n\n\n"))
        .isEqualTo("import a\n\ncomponent c {\n  relu\n\n  relu\n}\n");
  }

  @Test
  void lineEndsBecomeLineFeeds() {
    assertThat(Layouts.of("import a\r\n// b\r\ncomponent c {\r  relu // d\r\n}"))
        .isEqualTo("import a\n// b\ncomponent c {\n  relu // d\n}\n");
  }

  @Test
  void aBodyStaysOnOneLineIfItWasWrittenSoAndFits() {
    Layouts.assertKept(
        """
        component c { conv(1x1, 64) bn relu }
        component d {
          conv(1x1, 64) bn relu
        }
        component empty {}
        """);
    assertThat(
            Layouts.of(
                "component c(width: int, stride: int) { if stride > 1 { avgpool(2x2, stride: stride)"
                    + " conv(1x1, width) bn relu } else { drop } }\n"))
        .isEqualTo(
            """
            component c(width: int, stride: int) {
              if stride > 1 { avgpool(2x2, stride: stride) conv(1x1, width) bn relu } else { drop }
            }
            """);
  }

  @Test
  void branchesThatDontFitOnOneLineGetOneEach() {
    assertThat(
            Layouts.of(
                """
                component c {
                  if separable { sepconv(3x3, width, rate: scaled(r, at: 16)) bn relu } else { conv(3x3, width) bn relu }
                }
                """))
        .isEqualTo(
            """
            component c {
              if separable { sepconv(3x3, width, rate: scaled(r, at: 16)) bn relu }
              else         { conv(3x3, width) bn relu }
            }
            """);
  }

  @Test
  void branchesThatDontFitOnALineEachAreWrittenOut() {
    assertThat(
            Layouts.of(
                """
                component c {
                  if separable { sepconv(3x3, width, rate: scaled(r, at: rates_at), between: dialect.sep_between) bn }
                  else if b { relu }
                  else {
                    conv(3x3, 9) bn
                  }
                }
                """))
        .isEqualTo(
            """
            component c {
              if separable {
                sepconv(3x3, width, rate: scaled(r, at: rates_at), between: dialect.sep_between) bn
              } else if b {
                relu
              } else {
                conv(3x3, 9) bn
              }
            }
            """);
  }

  @Test
  void adjacentCallsBlocksAndVariantsFormColumns() {
    assertThat(
            Layouts.of(
                """
                backbone r18 = resnet((2, 2, 2, 2))
                backbone r101 = resnet((3, 4, 23, 3))

                backbone resnet {
                  conv(1x1, width / 4) bn relu
                  conv(3x3, width / 4, stride: stride) bn relu
                  conv(1x1, width) bn

                  conv(1x1, w) bn
                  block1 { repeat 2 { unit(64) } }
                  block2(stride: 2) { repeat 2 { unit(128) } }
                  block3 {
                    unit(256)
                  }
                  block4 { unit(512) }
                }
                """))
        .isEqualTo(
            """
            backbone r18  = resnet((2, 2, 2, 2))
            backbone r101 = resnet((3, 4, 23, 3))

            backbone resnet {
              conv(1x1, width / 4)                 bn relu
              conv(3x3, width / 4, stride: stride) bn relu
              conv(1x1, width)                     bn

              conv(1x1, w) bn
              block1            { repeat 2 { unit(64) } }
              block2(stride: 2) { repeat 2 { unit(128) } }
              block3 {
                unit(256)
              }
              block4 { unit(512) }
            }
            """);
  }

  @Test
  void parametersThatDontFitFormATable() {
    assertThat(
            Layouts.of(
                "network Cascade(classes: int = 21, trunk: backbone = resnet101, rates: int...,"
                    + " last: block = block7, grid: [int] = (1, 2, 1)) { relu }\n"))
        .isEqualTo(
            """
            network Cascade(
              classes: int      = 21,
              trunk:   backbone = resnet101,
              rates:   int...,
              last:    block    = block7,
              grid:    [int]    = (1, 2, 1)
            ) { relu }
            """);
  }

  @Test
  void parametersThatWereWrittenBelowEachOtherStaySo() {
    Layouts.assertKept(
        """
        component c(
          a: int,
          b: int = 1
        ) {
          relu
        }
        """);
  }

  @Test
  void argumentsThatDontFitAreIndented() {
    assertThat(
            Layouts.of(
                """
                network CamVid(classes: int = 11) in torchvision(aspp_width: 128, aspp_dropout: 0.1,
                                                                 conv_before_logits: false) {
                  relu
                }
                """))
        .isEqualTo(
            """
            network CamVid(classes: int = 11) in torchvision(
              aspp_width: 128, aspp_dropout: 0.1, conv_before_logits: false
            ) {
              relu
            }
            """);
  }

  @Test
  void branchesOfAJoinKeepTheirLines() {
    assertThat(Layouts.of("network N {\n  aspp(6) +\n  imagepool\n    + resize(like: x) as y\n}\n"))
        .isEqualTo("network N {\n  aspp(6)\n    + imagepool\n    + resize(like: x) as y\n}\n");
  }

  @Test
  void valuesOfSettingsFormAColumn() {
    assertThat(
            Layouts.of(
                """
                evaluation best like other(os:8) {
                  data streets split val
                  output_stride 8
                  map 7->0, -1 -> 255
                  classes Sky (128,128,128), Pole
                  where (memory<24GB)
                  flip
                }
                recipe longer like base { steps (30_000*3) }
                """))
        .isEqualTo(
            """
            evaluation best like other(os: 8) {
              data          streets split val
              output_stride 8
              map           7 -> 0, -1 -> 255
              classes       Sky (128,128,128), Pole
              where         (memory < 24GB)
              flip
            }
            recipe longer like base { steps (30_000 * 3) }
            """);
  }

  @Test
  void longValuesAreFilledAndTheirLinesStay() {
    assertThat(
            Layouts.of(
                """
                dataset d {
                  ignore 255
                  colors (1, 2, 3), (4, 5, 6),
                    (7, 8, 9)
                  classes background, aeroplane, bicycle, bird, boat, bottle, bus, car, cat, chair, cow, diningtable, dog
                }
                """))
        .isEqualTo(
            """
            dataset d {
              ignore  255
              colors  (1, 2, 3), (4, 5, 6),
                      (7, 8, 9)
              classes background, aeroplane, bicycle, bird, boat, bottle, bus, car, cat, chair, cow,
                      diningtable, dog
            }
            """);
  }

  @Test
  void figuresAreFlushRight() {
    assertThat(
            Layouts.of(
                """
                sweep s {
                  recipe r
                  published
                  8.39 73.21
                     70.23    -5.67
                }
                """))
        .isEqualTo(
            """
            sweep s {
              recipe r
              published
                 8.39 73.21
                70.23 -5.67
            }
            """);
  }

  @Test
  void aTextWithMistakesIsLeftAlone() {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> text =
        SpecFormatter.format(new SourceFile("a.atrous", "component c { relu\n"), diagnostics);

    assertThat(text).isEqualTo(Optional.empty());
    assertThat(diagnostics.sorted()).hasSize(1);
  }
}
