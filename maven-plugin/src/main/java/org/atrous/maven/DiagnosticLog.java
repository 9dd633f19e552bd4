package org.atrous.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.logging.Log;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.DiagnosticPrinter;
import org.atrous.compiler.source.SourceFile;

/**
 * Prints diagnostics as Maven's own compiler prints them, {@code file:[line,column] message}, which
 * editors and build servers turn into links. A finding in a file that several specs import is
 * printed once.
 */
final class DiagnosticLog {
  private final Path base;
  private final Log log;
  private final Set<String> printed = new HashSet<>();

  DiagnosticLog(Path base, Log log) {
    this.base = base;
    this.log = log;
  }

  void print(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      String text = text(diagnostic);
      if (!printed.add(text)) {
        continue;
      }
      if (diagnostic.isError()) {
        log.error(text);
      } else {
        log.warn(text);
      }
    }
  }

  private String text(Diagnostic diagnostic) {
    SourceFile source = diagnostic.span().source();
    int start = diagnostic.span().start();
    return "%s:[%d,%d] %s: %s%n%s"
        .formatted(
            place(source),
            source.line(start),
            source.column(start),
            diagnostic.code().id(),
            diagnostic.message(),
            withoutFirstLine(new DiagnosticPrinter(false).print(diagnostic)))
        .stripTrailing();
  }

  /** The printer's first line says the same in another form. */
  private static String withoutFirstLine(String printed) {
    return printed.substring(printed.indexOf('\n') + 1);
  }

  /** The whole path of a file; the standard library's files have no place on disk. */
  private String place(SourceFile source) {
    Path file = base.resolve(source.displayPath()).normalize();
    return Files.exists(file) ? file.toString() : source.displayPath();
  }
}
