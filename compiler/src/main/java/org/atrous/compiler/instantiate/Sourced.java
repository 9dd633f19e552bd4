package org.atrous.compiler.instantiate;

import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A value and where it came from. Two are equal where their values are: what counts is the value.
 */
record Sourced(Value value, Origin origin) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sourced sourced && value.equals(sourced.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
