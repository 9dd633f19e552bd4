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

  private static final Pattern BLOCK = Pattern.compile("```atrous\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> compilesEveryExample() throws IOException {
    return examples().stream()
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> compile(example)));
  }

  @Test
  void findsTheExamples() throws IOException {
    assertThat(examples().size()).isAtLeast(15);
  }

  private void compile(Example example) throws IOException {
    Path file = Files.writeString(folder.resolve("example.atrous"), example.text());
    Compilation compilation =
        AtrousCompiler.compile(new CompileRequest(file, folder, "example", Map.of()));
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

  private record Example(String name, String text) {}

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
        long line = text.substring(0, block.start()).lines().count() + 1;
        examples.add(new Example(ROOT.relativize(document) + ":" + line, block.group(1)));
      }
    }
    return examples;
  }
}
