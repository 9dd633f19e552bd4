package org.atrous.compiler.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the compiler has to say about a spec.
 *
 * @param code what kind of finding it is; stable across releases
 * @param span where it is
 * @param message one sentence without a full stop, names in backticks
 * @param label what the caret line says beside the carets; may be empty
 * @param help a way out, or null for the usual one of the code, if it has one
 * @param trail the instantiations that lead there, innermost first: "in `bottleneck`, called from
 *     ..."
 */
public record Diagnostic(
    Code code, Span span, String message, String label, @Nullable String help, List<Trail> trail) {

  public Diagnostic {
    help = help == null ? code.usualCure() : help;
    trail = List.copyOf(trail);
  }

  /** One step of the way to an instantiated component: what is being built, and where from. */
  public record Trail(String name, Span calledFrom) {}

  /**
   * The same where its reader can mend it: a finding in a text of the library is shown at the
   * innermost call that stands in a text of the user, if there is one.
   */
  public Diagnostic atUserText() {
    if (!span.source().isOfLibrary()) {
      return this;
    }
    return trail.stream()
        .map(Trail::calledFrom)
        .filter(call -> !call.source().isOfLibrary())
        .findFirst()
        .map(
            call ->
                new Diagnostic(
                    code, call, message, label.isEmpty() ? "at " + span : label, help, trail))
        .orElse(this);
  }

  public boolean isError() {
    return code.severity() == Code.Severity.ERROR;
  }
}
