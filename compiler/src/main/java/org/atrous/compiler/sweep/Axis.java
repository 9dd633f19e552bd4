package org.atrous.compiler.sweep;

import java.util.List;
import org.atrous.compiler.ast.Expression;

/**
 * What varies together: {@code vary a, b in (1, x), (2, y)}.
 *
 * @param names of the variables
 * @param values one for each name, at every point of the axis
 * @param texts the points as they are written
 */
record Axis(List<String> names, List<List<Expression>> values, List<String> texts) {
  Axis {
    names = List.copyOf(names);
    values = List.copyOf(values);
    texts = List.copyOf(texts);
  }

  int size() {
    return values.size();
  }
}
