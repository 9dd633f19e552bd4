package org.atrous.runtime.layers;

import java.util.List;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Start;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;

/**
 * Where a layer's ops and variables go.
 *
 * @param ops name scope of the ops
 * @param path of the layer, as in {@code backbone/block1/conv1}
 * @param variables of the graph
 */
record LayerScope(PathScope ops, String path, Variables variables) {

  /** Adds the layer's variable of this name: {@code path/name}. */
  Variable variable(String name, List<Long> shape, Role role) {
    return variables.create(ops, path + "/" + name, shape, role);
  }

  /** The same, for a variable whose first values aren't those of its role. */
  Variable variable(String name, List<Long> shape, Role role, Start start) {
    return variables.create(ops, path + "/" + name, shape, role, start);
  }
}
