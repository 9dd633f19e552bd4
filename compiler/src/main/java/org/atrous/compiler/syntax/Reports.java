package org.atrous.compiler.syntax;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What the passes over one file report, and on which lines: where one of them has found a mistake,
 * a later one that stumbles on the same line most likely stumbles over that.
 */
final class Reports {
  private final Diagnostics diagnostics;
  private final NavigableSet<Integer> lines = new TreeSet<>();

  Reports(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void report(Code code, Span span, String message, String label, @Nullable String help) {
    lines.add(span.source().line(span.start()));
    diagnostics.report(code, span, message, label, help);
  }

  /** Whether something was reported on a one-based line. */
  boolean isTold(int line) {
    return lines.contains(line);
  }

  /** Whether something was reported on one of the lines from {@code first} to {@code last}. */
  boolean isTold(int first, int last) {
    Integer told = lines.ceiling(first);
    return told != null && told <= last;
  }
}
