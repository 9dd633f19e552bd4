package org.atrous.compiler;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.atrous.compiler.format.SpecFormatter;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.DiagnosticPrinter;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds the pages of {@code docs/errors} to the compiler: one for every code, whose first example
 * prints the message that the page shows, and whose last one prints none.
 *
 * <p>{@code -Datrous.refresh=true} writes the messages anew; that run still fails.
 */
class ErrorPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "errors");
  private static final int LONGEST = 64;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Code.class)
  void thePageShowsTheMessageOfItsExample(Code code) throws IOException {
    ErrorPage page = page(code);
    Path file = folder.resolve("example.atrous");
    switch (code) {
      case FILE_NOT_FOUND -> Files.deleteIfExists(file);
      case NOT_UTF8 -> Files.write(file, "// größer\n".getBytes(StandardCharsets.ISO_8859_1));
      case EMPTY_FILE -> Files.writeString(file, "\n");
      case FILE_UNREADABLE -> Files.createDirectory(file);
      default -> Files.writeString(file, page.example());
    }
    List<Diagnostic> found = compile(file);
    String printed = new DiagnosticPrinter(false).print(found);

    assertThat(found.stream().map(Diagnostic::code).distinct().toList()).containsExactly(code);
    if (Boolean.getBoolean("atrous.refresh") && !printed.equals(page.message())) {
      Files.writeString(PAGES.resolve(code.id() + ".md"), page.withMessage(printed));
    }
    assertWithMessage("run with -Datrous.refresh=true to write the message anew")
        .that(page.message())
        .isEqualTo(printed);
  }

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FILE_NOT_FOUND", "NOT_UTF8", "EMPTY_FILE", "FILE_UNREADABLE"})
  void theCuredExampleIsSoundAndInTheLayout(Code code) throws IOException {
    String cure = page(code).cure();
    Path file = folder.resolve("example.atrous");
    Files.writeString(file, cure);

    assertThat(compile(file)).isEmpty();
    assertThat(SpecFormatter.format(new SourceFile("example.atrous", cure), new Diagnostics()))
        .isEqualTo(Optional.of(cure));
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void aPageIsShort(Code code) throws IOException {
    assertThat(page(code).text().lines().count()).isAtMost(LONGEST);
  }

  @Test
  void everyCodeHasAPageAndEveryPageACode() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsExactlyElementsIn(
              Stream.concat(
                      Stream.of("README.md"),
                      Arrays.stream(Code.values()).map(code -> code.id() + ".md"))
                  .toList());
    }
  }

  @Test
  void theIndexListsEveryPageByItsTitle() throws IOException {
    String index = Files.readString(PAGES.resolve("README.md"));
    for (Code code : Code.values()) {
      String title = page(code).text().lines().findFirst().orElse("");
      String entry = title.replaceFirst("# (AT\\d+): (.*)", "| [$1]($1.md) | $2");
      String warning = code.severity() == Code.Severity.WARNING ? ", a warning" : "";
      assertThat(index).contains(entry + warning + " |");
    }
  }

  private static ErrorPage page(Code code) throws IOException {
    return new ErrorPage(Files.readString(PAGES.resolve(code.id() + ".md")));
  }

  private List<Diagnostic> compile(Path file) {
    return AtrousCompiler.compile(new CompileRequest(file, folder, "example", Map.of()))
        .diagnostics();
  }
}
