package org.atrous.compiler;

import java.util.List;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.SourceFile;

/**
 * What came of a compilation.
 *
 * @param diagnostics errors and warnings, sorted
 * @param files every spec that was read: the file itself first, then its imports
 * @param specClass fully qualified name of the generated {@code Spec}; empty after an error
 * @param sources the generated classes, sorted by name; none after an error
 * @param tests the generated test classes, sorted by name; none after an error
 */
public record Compilation(
    List<Diagnostic> diagnostics,
    List<SourceFile> files,
    String specClass,
    List<JavaSource> sources,
    List<JavaSource> tests) {
  public Compilation {
    diagnostics = List.copyOf(diagnostics);
    files = List.copyOf(files);
    sources = List.copyOf(sources);
    tests = List.copyOf(tests);
  }

  public boolean succeeded() {
    return diagnostics.stream().noneMatch(Diagnostic::isError);
  }
}
