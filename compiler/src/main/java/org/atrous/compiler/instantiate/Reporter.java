package org.atrous.compiler.instantiate;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reports an error with the trail of instantiations that leads to it, and gives up. */
final class Reporter {
  /** What doesn't follow from a feature that an error before has kept from being made. */
  private static final Set<Code> INDEPENDENT =
      EnumSet.of(
          Code.UNKNOWN_NAME,
          Code.UNKNOWN_ARGUMENT,
          Code.MISSING_ARGUMENT,
          Code.WRONG_TYPE,
          Code.DUPLICATE,
          Code.WRONG_PLACE,
          Code.BAD_VALUE);

  private final Diagnostics diagnostics;
  private boolean afterError;

  Reporter(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  Abort error(Frame frame, Code code, Span span, String message) {
    return error(frame, code, span, message, "", null);
  }

  Abort error(
      Frame frame, Code code, Span span, String message, String label, @Nullable String help) {
    if (!afterError || INDEPENDENT.contains(code)) {
      diagnostics.report(
          new Diagnostic(code, span, message, label, help, frame.trail()).atUserText());
    }
    return new Abort();
  }

  /** An unknown name, with the nearest one of those that would do. */
  Abort unknown(Frame frame, Span span, String message, String name, Collection<String> known) {
    String help =
        Suggestion.nearest(name, known).map(near -> "did you mean `" + near + "`?").orElse(null);
    return error(frame, Code.UNKNOWN_NAME, span, message, "", help);
  }

  /** From here on, reports only what doesn't follow from the error before. */
  void goOnAfterError() {
    afterError = true;
  }

  boolean isAfterError() {
    return afterError;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }
}
