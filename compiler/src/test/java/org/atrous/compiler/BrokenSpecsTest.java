package org.atrous.compiler;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the compiler to what it says about broken specs, and to silence about sound ones. */
class BrokenSpecsTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  /** Codes without a fixture, and why. */
  private static final Map<Code, String> WITHOUT_FIXTURE =
      Map.of(
          Code.FILE_NOT_FOUND, "there is no file to hold a comment: SourceReaderTest",
          Code.NOT_UTF8, "the file can't be read as text: SourceReaderTest",
          Code.EMPTY_FILE, "an empty file holds no comment: SourceReaderTest",
          Code.FILE_UNREADABLE, "the file can't be read: SourceReaderTest");

  static List<Path> broken() throws IOException {
    return specs("broken");
  }

  static List<Path> sound() throws IOException {
    return specs("sound");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void exactlyTheMistakesAreReported(Path spec) {
    Compilation compilation = compile(spec);
    assertThat(compilation.diagnostics()).isNotEmpty();
    assertThat(ExpectedDiagnostics.differences(compilation.files(), compilation.diagnostics()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sound")
  void nothingIsReported(Path spec) {
    assertThat(compile(spec).diagnostics()).isEmpty();
  }

  @Test
  void everyCodeHasAFixture() throws IOException {
    Set<Code> missing = EnumSet.allOf(Code.class);
    for (Path spec : broken()) {
      compile(spec).diagnostics().stream().map(Diagnostic::code).forEach(missing::remove);
    }
    assertThat(missing).containsExactlyElementsIn(WITHOUT_FIXTURE.keySet());
  }

  private static Compilation compile(Path spec) {
    return AtrousCompiler.compile(new CompileRequest(spec, RESOURCES, "broken", Map.of()));
  }

  private static List<Path> specs(String folder) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".atrous")).sorted().toList();
    }
  }
}
