package org.atrous.compiler.allow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;

/** The allowances of a program. */
public final class Allowances {
  private final List<Allowance> all;
  private final Set<Allowance> used = new LinkedHashSet<>();

  public Allowances(List<Allowance> all) {
    this.all = List.copyOf(all);
  }

  /** What is left of the findings: without those that an allowance covers. */
  public List<Diagnostic> apply(List<Diagnostic> findings) {
    List<Diagnostic> left = new ArrayList<>();
    for (Diagnostic finding : findings) {
      List<Allowance> covering = all.stream().filter(a -> a.covers(finding)).toList();
      used.addAll(covering);
      if (covering.isEmpty()) {
        left.add(finding);
      }
    }
    return left;
  }

  /**
   * Warns of those in one file that have covered nothing so far. What stands in an imported file
   * may be of use to another spec.
   */
  public void reportUnused(SourceFile file, Diagnostics diagnostics) {
    for (Allowance allowance : all) {
      if (!used.contains(allowance) && allowance.line().source() == file) {
        diagnostics.report(
            Code.UNUSED_ALLOWANCE,
            allowance.line(),
            "this `allow` silences nothing",
            "no `%s` is found here".formatted(allowance.code().id()),
            "take it away, or put it into the declaration that the warning is found in");
      }
    }
  }
}
