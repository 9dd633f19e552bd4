package org.atrous.compiler.codegen;

import java.util.List;
import org.atrous.compiler.ast.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A number that a method writes: as a literal, or as a parameter where it differs between the
 * method's calls.
 *
 * @param name what the number is: width, stride, rate, ...
 * @param values at each legal output stride
 * @param source how the spec wrote it, or null
 */
record Slot(String name, List<Integer> values, @Nullable Expression source) {
  Slot {
    values = List.copyOf(values);
  }

  boolean isConstant() {
    return values.stream().distinct().count() == 1;
  }
}
