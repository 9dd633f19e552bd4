package org.atrous.compiler.editor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.primitive.Primitives;
import org.atrous.grammar.AtrousLexer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The editors' grammar colours every token of our own specs as what the lexer takes it for. */
final class EditorGrammarTest {
  private static final Path EDITOR = Path.of("../editors/vscode");
  private static final List<Path> SPECS =
      List.of(
          Path.of("../models/src/main/atrous"),
          Path.of("src/main/resources/org/atrous/std"),
          Path.of("src/test/resources/syntax"));

  @TestFactory
  Stream<DynamicTest> everyTokenHasTheScopeOfItsKind() throws IOException {
    TextMate grammar = TextMate.read(EDITOR.resolve("syntaxes/atrous.tmLanguage.json"));
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : SPECS) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".atrous"))
            .sorted()
            .forEach(
                file ->
                    tests.add(
                        DynamicTest.dynamicTest(file.toString(), () -> check(grammar, file))));
      }
    }
    assertThat(tests.size()).isAtLeast(10);
    return tests.stream();
  }

  @Test
  void everyPrimitiveIsKnown() throws IOException {
    TextMate grammar = TextMate.read(EDITOR.resolve("syntaxes/atrous.tmLanguage.json"));

    for (String primitive : Primitives.byName().keySet()) {
      assertWithMessage("%s", primitive)
          .that(Set.copyOf(grammar.scopes(primitive)))
          .containsExactly("support.function.primitive.atrous");
    }
  }

  @Test
  void theExtensionNamesFilesThatAreThere() throws IOException {
    JsonNode contributes =
        TextMate.read(EDITOR.resolve("package.json")).grammar().get("contributes");
    JsonNode language = contributes.get("languages").get(0);
    JsonNode grammar = contributes.get("grammars").get(0);

    assertThat(Files.exists(EDITOR.resolve(grammar.get("path").asText()))).isTrue();
    assertThat(Files.exists(EDITOR.resolve(language.get("configuration").asText()))).isTrue();
    assertThat(
            TextMate.read(EDITOR.resolve(grammar.get("path").asText())).grammar().get("scopeName"))
        .isEqualTo(grammar.get("scopeName"));
  }

  private static void check(TextMate grammar, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<List<String>> scopes = lines.stream().map(grammar::scopes).toList();
    for (Token token : new AtrousLexer(CharStreams.fromPath(file)).getAllTokens()) {
      if (token.getType() == AtrousLexer.NEWLINE || token.getType() == AtrousLexer.BLANKS) {
        continue;
      }
      String line = lines.get(token.getLine() - 1);
      int start = bytes(line.substring(0, token.getCharPositionInLine()));
      int end = start + bytes(token.getText());
      boolean startsLine = token.getCharPositionInLine() == 0;
      boolean isMember = !startsLine && line.charAt(token.getCharPositionInLine() - 1) == '.';
      for (String scope : scopes.get(token.getLine() - 1).subList(start, end)) {
        assertWithMessage("%s:%s `%s`", file, token.getLine(), token.getText())
            .that(scope)
            .matches(expected(token, startsLine, isMember));
        assertThat(scope).doesNotContain("invalid");
      }
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** What the scope of a token looks like. */
  private static String expected(Token token, boolean startsLine, boolean isMember) {
    return switch (token.getType()) {
      case AtrousLexer.COMMENT -> "comment\\.line\\.double-slash\\.atrous";
      case AtrousLexer.DOC -> "comment\\.line\\.documentation\\.atrous";
      case AtrousLexer.STRING -> "string\\.quoted\\.double\\.atrous.*";
      case AtrousLexer.INT -> "constant\\.numeric\\.integer\\.atrous";
      case AtrousLexer.FLOAT -> "constant\\.numeric\\.float\\.atrous";
      case AtrousLexer.SIZE -> "constant\\.numeric\\.size\\.atrous";
      case AtrousLexer.QUANTITY -> "constant\\.numeric\\.quantity\\.atrous";
      case AtrousLexer.TRUE, AtrousLexer.FALSE -> "constant\\.language\\.boolean\\.atrous";
      case AtrousLexer.IF, AtrousLexer.ELSE, AtrousLexer.FOR, AtrousLexer.IN, AtrousLexer.REPEAT ->
          "keyword\\.control\\.atrous";
      case AtrousLexer.AS -> "keyword\\.other\\.as\\.atrous";
      case AtrousLexer.NOT, AtrousLexer.AND, AtrousLexer.OR -> "keyword\\.operator\\.word\\.atrous";
      case AtrousLexer.LIKE, AtrousLexer.AFTER, AtrousLexer.WHERE ->
          "keyword\\.other\\.(relation|condition)\\.atrous|variable\\.parameter\\.atrous";
      case AtrousLexer.IMPORT,
          AtrousLexer.COMPONENT,
          AtrousLexer.BACKBONE,
          AtrousLexer.NETWORK,
          AtrousLexer.DIALECT,
          AtrousLexer.DATASET,
          AtrousLexer.RECIPE,
          AtrousLexer.EVALUATION,
          AtrousLexer.SWEEP,
          AtrousLexer.WEIGHTS ->
          startsLine ? "keyword\\.declaration\\..*" : NAME;
      case AtrousLexer.ID -> isPrimitive(token, isMember) ? PRIMITIVE : NAME;
      case AtrousLexer.LPAREN,
          AtrousLexer.RPAREN,
          AtrousLexer.LBRACE,
          AtrousLexer.RBRACE,
          AtrousLexer.LBRACKET,
          AtrousLexer.RBRACKET ->
          "punctuation\\.bracket\\.atrous";
      case AtrousLexer.COMMA, AtrousLexer.COLON -> "punctuation\\.separator\\.atrous";
      case AtrousLexer.DOT -> "punctuation\\.accessor\\.atrous|entity\\.name\\.namespace\\.atrous";
      default -> "keyword\\.operator\\..*";
    };
  }

  private static final String NAME = "(variable|entity|support)\\..*";

  /** A parameter may have the name of a primitive. */
  private static final String PRIMITIVE =
      "support\\.function\\.primitive\\.atrous|variable\\.parameter\\.atrous";

  private static boolean isPrimitive(Token token, boolean isMember) {
    return Primitives.byName().containsKey(token.getText()) && !isMember;
  }
}
