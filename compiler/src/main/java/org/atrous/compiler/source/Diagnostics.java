package org.atrous.compiler.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what the phases find. A phase reports and goes on; the gate after it asks here. */
public final class Diagnostics {
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  public void report(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  public void report(Code code, Span span, String message) {
    report(code, span, message, "", null);
  }

  public void report(Code code, Span span, String message, String label, @Nullable String help) {
    report(new Diagnostic(code, span, message, label, help, List.of()));
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them, in the order of file and position; the same finding is kept once. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> all = new ArrayList<>(found);
    all.sort(
        Comparator.comparing((Diagnostic d) -> d.span().source().displayPath())
            .thenComparingInt(d -> d.span().start())
            .thenComparing(d -> d.code().id()));
    return all;
  }
}
