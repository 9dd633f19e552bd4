package org.atrous.compiler.instantiate;

import java.util.Collection;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reports an error with the trail of instantiations that leads to it, and gives up. */
final class Reporter {
  private final Diagnostics diagnostics;

  Reporter(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  Abort error(Frame frame, Code code, Span span, String message) {
    return error(frame, code, span, message, "", null);
  }

  Abort error(
      Frame frame, Code code, Span span, String message, String label, @Nullable String help) {
    diagnostics.report(
        new Diagnostic(code, span, message, label, help, frame.trail()).atUserText());
    return new Abort();
  }

  /** An unknown name, with the nearest one of those that would do. */
  Abort unknown(Frame frame, Span span, String message, String name, Collection<String> known) {
    String help =
        Suggestion.nearest(name, known).map(near -> "did you mean `" + near + "`?").orElse(null);
    return error(frame, Code.UNKNOWN_NAME, span, message, "", help);
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }
}
