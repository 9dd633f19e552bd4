package org.atrous.runtime.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.runtime.variables.InitialValues;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Gradients of a random projection of a network's logits with respect to its parameters. */
final class Gradients {
  private final Graph graph;
  private final Variables variables;
  private final Map<Variable, Output<?>> reached = new LinkedHashMap<>();
  private final List<Variable> unreached = new ArrayList<>();

  /** Adds the gradients to the graph. */
  Gradients(Graph graph, Variables variables, Operand<TFloat32> logits) {
    this.graph = graph;
    this.variables = variables;
    Set<String> upstream = upstream(logits);
    List<Variable> asked = new ArrayList<>();
    for (Variable parameter : variables.parameters()) {
      // TensorFlow refuses to differentiate with respect to what the logits don't depend on.
      (upstream.contains(parameter.value().op().name()) ? asked : unreached).add(parameter);
    }
    Ops tf = Ops.create(graph).withSubScope("probe");
    Operand<TFloat32> projection =
        tf.random.statelessRandomNormal(tf.constant(logits.shape().asArray()), tf.array(1L, 2L));
    Output<?>[] gradients =
        graph.addGradients(
            "probe/gradients",
            new Output<?>[] {logits.asOutput()},
            asked.stream().map(v -> v.value().asOutput()).toArray(Output<?>[]::new),
            new Output<?>[] {projection.asOutput()});
    for (int i = 0; i < gradients.length; i++) {
      if (((GraphOperation) gradients[i].op()).getUnsafeNativeHandle().isNull()) {
        unreached.add(asked.get(i));
      } else {
        reached.put(asked.get(i), gradients[i]);
      }
    }
  }

  /** Names of all ops on which the logits depend. */
  private static Set<String> upstream(Operand<TFloat32> logits) {
    Set<String> seen = new HashSet<>();
    Deque<GraphOperation> open = new ArrayDeque<>();
    open.add((GraphOperation) logits.op());
    while (!open.isEmpty()) {
      GraphOperation op = open.remove();
      if (seen.add(op.name())) {
        op.inputs().forEach(input -> open.add((GraphOperation) input.op()));
      }
    }
    return seen;
  }

  /** Parameters without a gradient. */
  List<Variable> unreached() {
    return unreached;
  }

  /** Parameters without a gradient, or with one that is zero or no number everywhere. */
  List<Variable> zero() {
    List<Variable> zero = new ArrayList<>(unreached);
    try (Session session = new Session(graph)) {
      initialize(session);
      Session.Runner runner = session.runner();
      reached.values().forEach(runner::fetch);
      try (Result results = runner.run()) {
        int i = 0;
        for (Variable variable : reached.keySet()) {
          if (!moves((TFloat32) results.get(i++))) {
            zero.add(variable);
          }
        }
      }
    }
    return zero;
  }

  private static boolean moves(TFloat32 gradient) {
    float[] values = new float[Math.toIntExact(gradient.size())];
    gradient.asRawTensor().data().asFloats().read(values);
    boolean moves = false;
    for (float value : values) {
      moves |= value != 0 && Float.isFinite(value);
    }
    return moves;
  }

  private void initialize(Session session) {
    Ops tf = Ops.create(graph).withSubScope("probe");
    InitialValues values = new InitialValues(0);
    Session.Runner runner = session.runner();
    for (Variable variable : variables.all()) {
      runner.addTarget(
          tf.assignVariableOp(variable.handle(), values.of(tf.scope(), variable)).op());
    }
    runner.run().close();
  }
}
