package org.atrous.runtime.variables;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * A variable in a graph.
 *
 * @param name path of segments with slashes, such as {@code backbone/block1/conv1/weights}
 * @param shape sizes, all known
 * @param role what it is for
 * @param start its first values
 * @param handle the resource, to which values are assigned
 * @param value its value when a step begins; gradients are taken with respect to this
 */
public record Variable(
    String name,
    List<Long> shape,
    Role role,
    Start start,
    VarHandleOp handle,
    Operand<TFloat32> value) {
  public Variable {
    shape = List.copyOf(shape);
  }

  /** Number of values. */
  public long size() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
