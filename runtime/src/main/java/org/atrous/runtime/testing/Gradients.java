package org.atrous.runtime.testing;

import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.graph.ParameterGradients;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.variables.InitialValues;
import org.atrous.runtime.variables.Initialization;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Gradients of a random projection of a network's logits, auxiliary ones included, with respect to
 * its parameters.
 */
final class Gradients {
  private final Graph graph;
  private final Variables variables;
  private final ParameterGradients gradients;

  /**
   * Adds the gradients to the graph.
   *
   * @param logits those of the network, and of its auxiliary heads
   */
  Gradients(Graph graph, Variables variables, List<Operand<TFloat32>> logits) {
    this.graph = graph;
    this.variables = variables;
    Ops tf = Ops.create(graph).withSubScope("probe");
    List<Operand<TFloat32>> projections = new ArrayList<>();
    for (int i = 0; i < logits.size(); i++) {
      projections.add(projection(tf, logits.get(i), i));
    }
    this.gradients =
        ParameterGradients.add(
            graph, tf.math.addN(projections), tf.constant(1f), variables.parameters());
  }

  private static Operand<TFloat32> projection(Ops tf, Operand<TFloat32> logits, long number) {
    Operand<TFloat32> direction =
        tf.random.statelessRandomNormal(
            tf.constant(logits.shape().asArray()), tf.array(1L, 2L + number));
    return tf.sum(tf.math.mul(logits, direction), tf.array(0, 1, 2, 3));
  }

  /** Parameters without a gradient. */
  List<Variable> unreached() {
    return gradients.unreached();
  }

  /** Parameters without a gradient, or with one that is zero or no number everywhere. */
  List<Variable> zero() {
    List<Variable> zero = new ArrayList<>(gradients.unreached());
    try (Session session = Sessions.open(graph)) {
      initialize(session);
      Session.Runner runner = session.runner();
      gradients.reached().values().forEach(runner::fetch);
      try (Result results = runner.run()) {
        int i = 0;
        for (Variable variable : gradients.reached().keySet()) {
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
    InitialValues values = new InitialValues(0, Initialization.USUAL);
    Session.Runner runner = session.runner();
    for (Variable variable : variables.all()) {
      runner.addTarget(
          tf.assignVariableOp(variable.handle(), values.of(tf.scope(), variable)).op());
    }
    runner.run().close();
  }
}
