package org.atrous.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.source.Diagnostic;

/** Compiles every spec of a folder, and turns what the compiler finds into lines of the build. */
final class SpecCompiler {
  private final Path base;
  private final List<Path> importPath;
  private final Log log;

  /**
   * @param base folder that paths in generated code are relative to
   * @param importPath folders in which imports are looked for
   */
  SpecCompiler(Path base, List<Path> importPath, Log log) {
    this.base = base;
    this.importPath = List.copyOf(importPath);
    this.log = log;
  }

  /**
   * Compiles all of them, so that one run shows the errors of every spec.
   *
   * @throws MojoFailureException after an error in any spec, all of them logged
   */
  List<Compilation> compile(SpecFolder folder) throws IOException, MojoFailureException {
    List<Compilation> compilations = new ArrayList<>();
    DiagnosticLog diagnostics = new DiagnosticLog(base, log);
    for (Path spec : folder.specs()) {
      Compilation compilation =
          AtrousCompiler.compile(
              new CompileRequest(spec, base, folder.packageOf(spec), Map.of(), importPath));
      diagnostics.print(compilation.diagnostics());
      compilations.add(compilation);
    }
    long errors =
        compilations.stream()
            .flatMap(compilation -> compilation.diagnostics().stream())
            .filter(Diagnostic::isError)
            .distinct()
            .count();
    if (errors > 0) {
      throw new MojoFailureException(
          errors + (errors == 1 ? " error" : " errors") + " in the specs, shown above");
    }
    return compilations;
  }
}
