package org.atrous.generated;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.format.SpecFormatter;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every example of a spec in the README and the documents compiles, without a warning. */
final class DocumentsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("atrous.golden", "")).resolve("../../../..").normalize();

  /** Their examples are wrong on purpose; the compiler's own tests hold them. */
  private static final Path ERRORS = ROOT.resolve("docs/errors");

  /** A file's name may stand above its text. */
  private static final Pattern BLOCK =
      Pattern.compile("(?:`([\\w/]+\\.atrous)`:\n\n)?```atrous\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> compilesEveryExample() throws IOException {
    return examples().stream()
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> compile(example)));
  }

  @Test
  void findsTheExamples() throws IOException {
    assertThat(examples().size()).isAtLeast(20);
  }

  private void compile(Example example) throws IOException {
    Path documents = folder.resolve(example.document());
    for (Example other : examples()) {
      if (other.document().equals(example.document()) && other.line() <= example.line()) {
        Path file = documents.resolve(other.file());
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, other.text());
      }
    }
    Compilation compilation =
        AtrousCompiler.compile(
            new CompileRequest(documents.resolve(example.file()), documents, "example", Map.of()));
    assertWithMessage("%s", example.name()).that(compilation.diagnostics()).isEmpty();
    assertThat(compilation.sources()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleIsInTheLayout() throws IOException {
    return examples().stream()
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> checkLayout(example)));
  }

  private static void checkLayout(Example example) {
    SourceFile source = new SourceFile(example.name(), example.text());

    assertThat(SpecFormatter.format(source, new Diagnostics()))
        .isEqualTo(Optional.of(example.text()));
  }

  /**
   * An example.
   *
   * @param file its name, under which examples below it in the document may import it
   */
  private record Example(String document, long line, String file, String text) {
    String name() {
      return document + ":" + line;
    }
  }

  private static List<Example> examples() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files
          .filter(file -> file.toString().endsWith(".md") && !file.startsWith(ERRORS))
          .sorted()
          .forEach(documents::add);
    }
    List<Example> examples = new ArrayList<>();
    for (Path document : documents) {
      String text = Files.readString(document);
      Matcher block = BLOCK.matcher(text);
      while (block.find()) {
        String file = block.group(1) == null ? "example.atrous" : block.group(1);
        long line = text.substring(0, block.start(2)).lines().count() + 1;
        examples.add(new Example(ROOT.relativize(document).toString(), line, file, block.group(2)));
      }
    }
    return examples;
  }
}
