package org.atrous.runtime.variables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/** The variables of one graph, in the order of their creation. */
public final class Variables {
  private final Map<String, Variable> byName = new LinkedHashMap<>();

  /**
   * Adds a float32 variable to the graph, with the first values of its role.
   *
   * @param scope where its ops go
   * @param name the whole path, unique in the graph
   * @param shape sizes
   * @param role what it is for
   * @throws IllegalArgumentException if the name is taken
   */
  public Variable create(Scope scope, String name, List<Long> shape, Role role) {
    return create(scope, name, shape, role, Start.of(role, shape));
  }

  /**
   * Adds a float32 variable to the graph.
   *
   * @param scope where its ops go
   * @param name the whole path, unique in the graph
   * @param shape sizes
   * @param role what it is for
   * @param start its first values
   * @throws IllegalArgumentException if the name is taken
   */
  public Variable create(Scope scope, String name, List<Long> shape, Role role, Start start) {
    if (byName.containsKey(name)) {
      throw new IllegalArgumentException("variable `%s` exists already".formatted(name));
    }
    String last = name.substring(name.lastIndexOf('/') + 1);
    VarHandleOp handle =
        VarHandleOp.create(
            scope.withName(last),
            TFloat32.class,
            Shape.of(shape.stream().mapToLong(Long::longValue).toArray()),
            VarHandleOp.sharedName(name));
    ReadVariableOp<TFloat32> value =
        ReadVariableOp.create(scope.withName(last + "_read"), handle, TFloat32.class);
    Variable variable = new Variable(name, shape, role, start, handle, value);
    byName.put(name, variable);
    return variable;
  }

  /** Every variable, first created first. */
  public List<Variable> all() {
    return List.copyOf(byName.values());
  }

  /** Those that training changes by gradients, first created first. */
  public List<Variable> parameters() {
    List<Variable> parameters = new ArrayList<>(byName.values());
    parameters.removeIf(variable -> !variable.role().isParameter());
    return Collections.unmodifiableList(parameters);
  }
}
