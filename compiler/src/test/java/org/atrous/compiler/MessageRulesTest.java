package org.atrous.compiler;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atrous.compiler.source.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules for messages of DEVELOPMENT.md, as far as a program can tell whether they are kept. */
class MessageRulesTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "\\b(e\\.g|i\\.e|etc|vs|arg|args|param|params|dim|dims|conv2d|config|init|bn2?|num|max\\.|"
              + "min\\.|dataset|backprop|ch|cls|idx|str|fn|func|impl|spec'd|ok|can not)\\b");

  private static final List<Diagnostic> FOUND = new ArrayList<>();

  @BeforeAll
  static void compileEveryFixture() throws IOException {
    for (String folder : List.of("broken", "broken-syntax")) {
      try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".atrous")).sorted().toList()) {
          CompileRequest request = new CompileRequest(file, RESOURCES, "broken", Map.of());
          FOUND.addAll(AtrousCompiler.compile(request).diagnostics());
        }
      }
    }
    assertThat(FOUND.size()).isAtLeast(150);
  }

  @Test
  void aMessageIsOneSentenceWithoutAFullStop() {
    for (Diagnostic found : FOUND) {
      String words = withoutQuotations(found.message());
      assertWithMessage("%s", found).that(words).isNotEmpty();
      assertWithMessage("%s", found).that(words).doesNotContainMatch("[.!?]$|[.!?] [A-Z]|\\n");
    }
  }

  @Test
  void aMessageBeginsSmall() {
    for (Diagnostic found : FOUND) {
      assertWithMessage("%s", found)
          .that(withoutQuotations(found.message()))
          .doesNotContainMatch("^[A-Z][a-z]");
    }
  }

  @Test
  void labelsAndHelpsEndWithoutAFullStop() {
    for (Diagnostic found : FOUND) {
      assertWithMessage("%s", found).that(found.label()).doesNotContainMatch("[.!]$");
      if (found.help() != null) {
        assertWithMessage("%s", found)
            .that(withoutQuotations(found.help()))
            .doesNotContainMatch("[.!]$");
        assertWithMessage("%s", found).that(found.help()).isNotEmpty();
      }
    }
  }

  @Test
  void theWayOutStandsInTheHelpAlone() {
    for (Diagnostic found : FOUND) {
      assertWithMessage("%s", found)
          .that(found.message())
          .doesNotContainMatch("(?i)did you mean|\\btry\\b|please|\\(hint");
    }
  }

  @Test
  void backticksComeInPairs() {
    for (Diagnostic found : FOUND) {
      for (String text : texts(found)) {
        long ticks = text.chars().filter(c -> c == '`').count();
        assertWithMessage("%s", found).that(ticks % 2).isEqualTo(0);
        assertWithMessage("%s", found).that(text).doesNotContain("``");
      }
    }
  }

  @Test
  void namesStandInBackticksNotInQuotes() {
    for (Diagnostic found : FOUND) {
      for (String text : texts(found)) {
        assertWithMessage("%s", found)
            .that(withoutQuotations(text))
            .doesNotContainMatch("(^|\\s)['\"]\\w");
      }
    }
  }

  @Test
  void nothingIsAbbreviated() {
    for (Diagnostic found : FOUND) {
      for (String text : texts(found)) {
        String words = withoutQuotations(text);
        assertWithMessage("%s", found).that(ABBREVIATION.matcher(words).find()).isFalse();
      }
    }
  }

  @Test
  void aSpanLiesInItsText() {
    for (Diagnostic found : FOUND) {
      assertThat(found.span().end()).isAtMost(found.span().source().text().length());
    }
  }

  private static List<String> texts(Diagnostic found) {
    String help = found.help();
    return List.of(found.message(), found.label(), help == null ? "" : help);
  }

  /** What is quoted from a spec follows the spec's rules. */
  private static String withoutQuotations(String text) {
    return text.replaceAll("`[^`]*`", "``").strip();
  }
}
