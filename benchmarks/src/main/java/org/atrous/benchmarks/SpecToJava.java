package org.atrous.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.JavaSource;

/** The whole way of a spec. */
final class SpecToJava {
  private SpecToJava() {}

  /**
   * The classes of a spec.
   *
   * @throws IllegalArgumentException for a spec with mistakes: those would be quicker than a sound
   *     one
   */
  static List<JavaSource> compile(Path spec) {
    Compilation compilation =
        AtrousCompiler.compile(
            new CompileRequest(spec, spec.resolveSibling(""), "org.example", Map.of()));
    if (!compilation.succeeded()) {
      throw new IllegalArgumentException(compilation.diagnostics().get(0).toString());
    }
    return compilation.sources();
  }
}
