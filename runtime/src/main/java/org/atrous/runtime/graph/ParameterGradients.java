package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.runtime.variables.Variable;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.TFloat32;

/** Gradients of an operand with respect to variables. */
public final class ParameterGradients {
  private final Map<Variable, Operand<TFloat32>> reached;
  private final List<Variable> unreached;

  private ParameterGradients(Map<Variable, Operand<TFloat32>> reached, List<Variable> unreached) {
    this.reached = Collections.unmodifiableMap(reached);
    this.unreached = List.copyOf(unreached);
  }

  /**
   * Adds gradients to a graph.
   *
   * @param graph where all of it lies
   * @param y what is differentiated
   * @param direction of the same shape: the gradients are those of the sum of {@code y * direction}
   * @param variables with respect to which
   */
  public static ParameterGradients add(
      Graph graph, Operand<TFloat32> y, Operand<TFloat32> direction, List<Variable> variables) {
    Set<String> upstream = Upstream.of(y);
    List<Variable> asked = new ArrayList<>();
    List<Variable> unreached = new ArrayList<>();
    for (Variable variable : variables) {
      // TensorFlow refuses to differentiate with respect to what doesn't lie upstream.
      (upstream.contains(variable.value().op().name()) ? asked : unreached).add(variable);
    }
    Output<?>[] gradients =
        graph.addGradients(
            "gradients",
            new Output<?>[] {y.asOutput()},
            asked.stream().map(variable -> variable.value().asOutput()).toArray(Output<?>[]::new),
            new Output<?>[] {direction.asOutput()});
    Map<Variable, Operand<TFloat32>> reached = new LinkedHashMap<>();
    for (int i = 0; i < gradients.length; i++) {
      // Behind a stop, TensorFlow answers with an output of no op.
      if (((GraphOperation) gradients[i].op()).getUnsafeNativeHandle() == null) {
        unreached.add(asked.get(i));
      } else {
        reached.put(asked.get(i), gradients[i].expect(TFloat32.class));
      }
    }
    return new ParameterGradients(reached, unreached);
  }

  /** The gradient of each variable that has one, in the order of the variables. */
  public Map<Variable, Operand<TFloat32>> reached() {
    return reached;
  }

  /** Variables on which the operand doesn't depend. */
  public List<Variable> unreached() {
    return unreached;
  }
}
