package org.atrous.maven;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiagnosticLogTest {
  private static final String TEXT = "network A {\n  bakbone resnet50\n}\n";

  @TempDir Path base;

  private final RecordingLog log = new RecordingLog();

  @Test
  void anErrorIsALineInTheFormOfMavensCompiler() throws IOException {
    Path file = Files.writeString(base.resolve("a.atrous"), TEXT);

    new DiagnosticLog(base, log).print(List.of(finding(Code.UNKNOWN_NAME, "a.atrous")));

    assertThat(log.errors()).hasSize(1);
    assertThat(log.errors().get(0)).startsWith(file + ":[2,3] ");
    assertThat(log.errors().get(0)).contains("AT0201");
    assertThat(log.errors().get(0)).contains("there is no `bakbone`");
  }

  @Test
  void theSourceLineAndTheWayOutFollow() {
    new DiagnosticLog(base, log).print(List.of(finding(Code.UNKNOWN_NAME, "a.atrous")));

    assertThat(log.errors().get(0)).contains("  bakbone resnet50\n");
    assertThat(log.errors().get(0)).contains("^^^^^^^");
    assertThat(log.errors().get(0)).contains("help: did you mean `backbone`?");
  }

  @Test
  void aWarningIsNoError() {
    new DiagnosticLog(base, log).print(List.of(finding(Code.CENTRE_ONLY, "a.atrous")));

    assertThat(log.errors()).isEmpty();
    assertThat(log.warnings()).hasSize(1);
  }

  @Test
  void aFindingInAFileThatTwoSpecsImportIsPrintedOnce() {
    DiagnosticLog diagnostics = new DiagnosticLog(base, log);

    diagnostics.print(List.of(finding(Code.UNKNOWN_NAME, "shared.atrous")));
    diagnostics.print(List.of(finding(Code.UNKNOWN_NAME, "shared.atrous")));

    assertThat(log.errors()).hasSize(1);
  }

  @Test
  void aFileOfTheStandardLibraryKeepsItsShortName() {
    new DiagnosticLog(base, log).print(List.of(finding(Code.UNKNOWN_NAME, "std/resnet.atrous")));

    assertThat(log.errors().get(0)).startsWith("std/resnet.atrous:[2,3] ");
  }

  private static Diagnostic finding(Code code, String path) {
    int start = TEXT.indexOf("bakbone");
    Span span = new Span(new SourceFile(path, TEXT), start, start + "bakbone".length());
    return new Diagnostic(
        code, span, "there is no `bakbone`", "", "did you mean `backbone`?", List.of());
  }
}
