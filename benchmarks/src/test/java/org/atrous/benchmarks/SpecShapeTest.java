package org.atrous.benchmarks;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SpecShapeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void shortOnesCompileWithoutADiagnostic(SpecShape shape) throws IOException {
    Compilation compilation = compiled(shape.text(1));

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.sources()).isNotEmpty();
  }

  /** 10,000 lines, or 1,000 blocks. */
  @ParameterizedTest
  @EnumSource
  void longOnesCompileWithoutADiagnostic(SpecShape shape) throws IOException {
    Compilation compilation = compiled(shape.text(100));

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.sources()).isNotEmpty();
  }

  @Test
  void mixedOnesGrowBy100LinesEach() {
    long one = SpecShape.MIXED.text(1).lines().count();

    assertThat(SpecShape.MIXED.text(7).lines().count() - one).isEqualTo(600);
  }

  private Compilation compiled(String text) throws IOException {
    Path file = folder.resolve("spec.atrous");
    Files.writeString(file, text);
    return AtrousCompiler.compile(new CompileRequest(file, folder, "org.example", Map.of()));
  }
}
