package org.atrous.runtime.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What lies before an operand in its graph. */
final class Upstream {
  private Upstream() {}

  /** Names of all ops on which an operand depends, its own among them. */
  static Set<String> of(Operand<TFloat32> y) {
    Set<String> seen = new HashSet<>();
    Deque<GraphOperation> open = new ArrayDeque<>();
    open.add((GraphOperation) y.op());
    while (!open.isEmpty()) {
      GraphOperation op = open.remove();
      if (seen.add(op.name())) {
        op.inputs().forEach(input -> open.add((GraphOperation) input.op()));
      }
    }
    return seen;
  }
}
