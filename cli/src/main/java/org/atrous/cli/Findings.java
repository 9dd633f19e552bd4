package org.atrous.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What {@code check} found, for programs.
 *
 * @param specs how many were checked
 */
record Findings(int specs, int errors, int warnings, List<Finding> diagnostics) {
  Findings {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * One of them.
   *
   * @param severity {@code error} or {@code warning}
   * @param label what stands beside the carets; may be empty
   * @param help a way out, or null
   * @param trail the instantiations that lead there, innermost first
   */
  record Finding(
      String code,
      String severity,
      Place place,
      String message,
      String label,
      @Nullable String help,
      List<Step> trail) {
    Finding {
      trail = List.copyOf(trail);
    }
  }

  /**
   * Lines and columns count from 1, columns in UTF-16 units; the end is behind the last character.
   * All are 0 where the file couldn't be read.
   */
  record Place(String file, int line, int column, int endLine, int endColumn) {
    static Place of(Span span) {
      SourceFile source = span.source();
      return source.text().isEmpty()
          ? new Place(source.displayPath(), 0, 0, 0, 0)
          : new Place(
              source.displayPath(),
              source.line(span.start()),
              source.column(span.start()),
              source.line(span.end()),
              source.column(span.end()));
    }
  }

  /** What is being built, and where from. */
  record Step(String name, Place from) {}

  /** Those of several specs; what two of them import is listed once. */
  static Findings of(int specs, List<Diagnostic> diagnostics) {
    Set<Finding> found = new LinkedHashSet<>();
    for (Diagnostic diagnostic : diagnostics) {
      found.add(
          new Finding(
              diagnostic.code().id(),
              diagnostic.isError() ? "error" : "warning",
              Place.of(diagnostic.span()),
              diagnostic.message(),
              diagnostic.label(),
              diagnostic.help(),
              diagnostic.trail().stream()
                  .map(step -> new Step(step.name(), Place.of(step.calledFrom())))
                  .toList()));
    }
    int errors = (int) found.stream().filter(f -> f.severity().equals("error")).count();
    return new Findings(specs, errors, found.size() - errors, List.copyOf(found));
  }
}
