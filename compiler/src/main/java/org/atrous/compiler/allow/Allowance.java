package org.atrous.compiler.allow;

import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Span;

/**
 * One line that silences a warning.
 *
 * @param reason why it is no mistake
 * @param line where the allowance stands
 * @param scope the declaration that it stands in
 */
public record Allowance(Code code, String reason, Span line, Span scope) {

  /** Whether the finding lies in the declaration, or in what the declaration instantiates. */
  boolean covers(Diagnostic finding) {
    return finding.code() == code
        && (scope.contains(finding.span())
            || finding.trail().stream().anyMatch(step -> scope.contains(step.calledFrom())));
  }
}
