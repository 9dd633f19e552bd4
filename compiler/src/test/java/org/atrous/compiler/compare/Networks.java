package org.atrous.compiler.compare;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;

/** Compiles and compares texts for tests. */
final class Networks {
  /** A residual network, small enough to count by hand. */
  static final String TRUNK =
      """
      import std.resnet
      import std.deeplab

      backbone tiny = resnet((2, 2, 2, 2), unit: basic, width: 64)

      """;

  private Networks() {}

  /** The only network of a text. */
  static PlannedNetwork network(Path folder, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("test.atrous"), text);
    Compilation compilation =
        AtrousCompiler.compile(new CompileRequest(file, folder, "test", Map.of()));
    assertThat(compilation.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
    assertThat(compilation.networks()).hasSize(1);
    return compilation.networks().get(0);
  }

  /** Two texts' networks side by side, at output stride 16 and 129x129. */
  static Comparison compare(Path folder, String a, String b) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    Comparison comparison =
        NetworkComparer.compare(network(folder, a), network(folder, b), 16, 129, 129, diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return comparison;
  }
}
