package org.atrous.compiler.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;

/** Cells that can't be built, those with one reason together: the first of them is named. */
final class InvalidCells {
  private final Map<Diagnostic, List<String>> labels = new LinkedHashMap<>();

  void add(String label, Diagnostic reason) {
    labels.computeIfAbsent(reason, key -> new ArrayList<>()).add(label);
  }

  /** Whether there is any; each reason is reported once. */
  boolean report(Diagnostics diagnostics) {
    labels.forEach(
        (reason, cells) -> {
          int others = cells.size() - 1;
          String more =
              others == 0 ? "" : " (nor can %d other%s)".formatted(others, others == 1 ? "" : "s");
          diagnostics.report(
              new Diagnostic(
                  Code.INVALID_CELL,
                  reason.span(),
                  "the cell `%s`%s can't be built: %s"
                      .formatted(cells.get(0), more, reason.message()),
                  reason.label(),
                  reason.help(),
                  reason.trail()));
        });
    return !labels.isEmpty();
  }
}
