package org.atrous.compiler.syntax;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken specs, in which a comment at each offending line says what is reported there: {@code //
 * error: AT0101 expected a name after `as`}. Every comment must come true, and nothing else may be
 * reported.
 */
class BrokenSyntaxTest {
  private static final Pattern EXPECTED = Pattern.compile("// error: (.*?)\\s*(?=// error: |$)");

  static List<Path> specs() throws IOException {
    return Fixtures.in("broken-syntax", ".atrous");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void exactlyTheMistakesAreReported(Path spec) throws IOException {
    String text = Files.readString(spec);
    Diagnostics diagnostics = new Diagnostics();
    SourceFile source = new SourceFile(spec.getFileName().toString(), text);
    SpecParser.parse(source, diagnostics);

    List<String> reported = new ArrayList<>();
    for (Diagnostic found : diagnostics.sorted()) {
      int line = source.line(found.span().start());
      reported.add(line + ": " + found.code().id() + " " + found.message());
    }
    assertThat(reported).containsExactlyElementsIn(expected(text.lines().toList()));
  }

  private static List<String> expected(List<String> lines) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = EXPECTED.matcher(lines.get(i));
      while (matcher.find()) {
        expected.add((i + 1) + ": " + matcher.group(1));
      }
    }
    return expected;
  }
}
