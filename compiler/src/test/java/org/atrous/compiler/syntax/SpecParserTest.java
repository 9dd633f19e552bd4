package org.atrous.compiler.syntax;

import static com.google.common.truth.Truth.assertThat;

import java.util.Objects;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.SpecFile;
import org.atrous.compiler.ast.Statement;
import org.junit.jupiter.api.Test;

class SpecParserTest {
  @Test
  void importsComeBeforeDeclarations() {
    assertThat(Specs.tree("import std.resnet\nimport local\ncomponent a { x }"))
        .isEqualTo(
            """
            file
              import std.resnet
              import local
              component a
                body
                  statement
                    apply x
            """);
  }

  @Test
  void aFileOfCommentsHasNoDeclarations() {
    assertThat(Specs.parse("// nothing\n\n/// nor here\n").declarations()).isEmpty();
  }

  @Test
  void aCarriageReturnAloneEndsALineInCommentsToo() {
    String text = "/// of nothing\n\n/// of a\ncomponent a { x }\n";

    assertThat(Specs.parse(text.replace('\n', '\r')).declarations().get(0).doc()).isEqualTo("of a");
  }

  @Test
  void everyTypeOfParameterIsRead() {
    assertThat(
            Specs.tree(
                """
                component c(
                  a: int, b: [int] = (1, 2), c: [[size]], d: first | last = first, e: float...
                ) { x }
                """))
        .isEqualTo(
            """
            file
              component c
                parameter a: int
                parameter b: [int] = list(1, 2)
                parameter c: [[size]]
                parameter d: first | last = first
                parameter e: float...
                body
                  statement
                    apply x
            """);
  }

  @Test
  void aNetworkNamesItsDialectWithSettingsByHand() {
    assertThat(Specs.tree("network N(classes: int = 2) in smp(drop: 0.1) { x }"))
        .isEqualTo(
            """
            file
              network N
                parameter classes: int = 2
                in smp(drop: 0.1)
                body
                  statement
                    apply x
            """);
  }

  @Test
  void aDialectWithoutSettingsByHandHasNoArguments() {
    assertThat(Specs.tree("network N in smp { x }")).contains("\n    in smp()\n");
  }

  @Test
  void anAliasBindsArguments() {
    assertThat(
            Specs.tree("backbone b = tower((3, 4), unit: narrow(shortcut: none))\nnetwork N = M"))
        .isEqualTo(
            """
            file
              backbone b
                = tower(list(3, 4), unit: narrow(shortcut: none))
              network N
                = M
            """);
  }

  @Test
  void settingsDeclarationsRelateToABase() {
    assertThat(
            Specs.tree(
                """
                dialect d after paper { stem deep }
                recipe r(b: int = 8) like base(batch: b) { flip }
                dataset s { ignore 255 }
                evaluation e { flip }
                sweep w { repeat seeds 1, 2 }
                """))
        .isEqualTo(
            """
            file
              dialect d
                after paper
                setting stem
                  deep
              recipe r
                parameter b: int = 8
                like base(batch: b)
                setting flip
              dataset s
                setting ignore
                  255
              evaluation e
                setting flip
              sweep w
                setting repeat
                  seeds 1
                  2
            """);
  }

  @Test
  void wordsThatStartDeclarationsAreNamesElsewhere() {
    assertThat(
            Specs.tree(
                """
                component component(backbone: backbone, like: component = dialect.network) {
                  backbone import
                  sweep(recipe: after) as where
                }
                """))
        .isEqualTo(
            """
            file
              component component
                parameter backbone: backbone
                parameter like: component = dialect.network
                body
                  statement
                    apply backbone
                    apply import
                  statement as where
                    apply sweep(recipe: after)
            """);
  }

  @Test
  void emptyBracesHoldNothing() {
    assertThat(Specs.tree("component c { }\nrecipe r {\n\n}"))
        .isEqualTo("file\n  component c\n    body\n  recipe r\n");
  }

  @Test
  void aDocCommentBelongsToTheNextDeclaration() {
    SpecFile file =
        Specs.parse(
            """
            /// First line.
            ///   indented, with "quotes"
            ///
            // a plain comment between
            /// Last line.
            component a { x /// not a declaration's
            }
            component b { x }
            """);
    assertThat(file.declarations().get(0).doc())
        .isEqualTo("First line.\n  indented, with \"quotes\"\n\nLast line.");
    assertThat(file.declarations().get(1).doc()).isEmpty();
  }

  @Test
  void anEmptyLineSeparatesTheFilesDocFromTheDeclarations() {
    SpecFile file = Specs.parse("/// About the file.\n\n/// About c.\ncomponent c { x }");
    assertThat(file.declarations().get(0).doc()).isEqualTo("About c.");
  }

  @Test
  void aDocCommentAboveAnEmptyLineBelongsToTheDeclarationAllTheSame() {
    SpecFile file = Specs.parse("/// About c.\n\ncomponent c { x }");
    assertThat(file.declarations().get(0).doc()).isEqualTo("About c.");
  }

  @Test
  void fourSlashesArePlain() {
    SpecFile file = Specs.parse("//// no doc\ncomponent c { x }");
    assertThat(file.declarations().get(0).doc()).isEmpty();
  }

  @Test
  void spansCoverWhatWasWritten() {
    String text = "/// Doc.\ncomponent c {\n  x(1) as y // tail\n}\n";
    Declaration.Module component = (Declaration.Module) Specs.parse(text).declarations().get(0);
    assertThat(text.substring(component.span().start(), component.span().end()))
        .isEqualTo("component c {\n  x(1) as y // tail\n}");
    Statement statement = Objects.requireNonNull(component.body()).statements().get(0);
    assertThat(text.substring(statement.span().start(), statement.span().end()))
        .isEqualTo("x(1) as y");
  }

  @Test
  void spansCountUtf16UnitsBehindCharactersOfTwo() {
    String text = "// \uD83D\uDE00\ncomponent c { x }";
    Declaration component = Specs.parse(text).declarations().get(0);
    assertThat(component.name().span().start()).isEqualTo(text.indexOf("c {"));
  }
}
