package org.atrous.compiler.sweep;

import java.util.List;
import java.util.OptionalDouble;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as it is written, checked as far as that goes without its cells.
 *
 * @param where a condition that a cell must meet, or null
 * @param halving how trainings are stopped early, or null where all go to their end
 * @param published figures in the layout's order, empty where none was published; no figures at all
 *     without
 */
record SweepDeclaration(
    String name,
    String doc,
    Span span,
    Expression network,
    Expression recipe,
    Expression evaluation,
    List<Axis> axes,
    @Nullable Expression where,
    List<Long> seeds,
    @Nullable HalvingSetting halving,
    TableLayout layout,
    List<OptionalDouble> published) {

  /** The number of cells. */
  long cells() {
    long cells = 1;
    for (Axis axis : axes) {
      cells = Math.min(Long.MAX_VALUE / 65_536, cells * axis.size());
    }
    return cells;
  }
}
