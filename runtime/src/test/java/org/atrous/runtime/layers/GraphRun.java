package org.atrous.runtime.layers;

import java.util.List;
import java.util.function.Function;
import org.atrous.runtime.variables.Variable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Layers in a graph of their own, for training at step 3 or inference, on constant input. */
final class GraphRun implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final GraphLayers net;
  private final Operand<TFloat32> y;
  private final Session session;

  private GraphRun(
      Mode mode,
      Shape shape,
      float[] input,
      Function<Variable, float[]> values,
      GradientCheck.Layer layer) {
    net =
        mode.trains()
            ? GraphLayers.training(graph, mode == Mode.TRAINING_FROZEN, 0.9, 5, tf.constant(3L))
            : GraphLayers.inference(graph);
    y = layer.apply(net, tf.constant(shape, DataBuffers.of(input)));
    session = new Session(graph);
    for (Variable variable : net.variables().all()) {
      Shape size = Shape.of(variable.shape().stream().mapToLong(Long::longValue).toArray());
      Operand<TFloat32> value = tf.constant(size, DataBuffers.of(values.apply(variable)));
      session.run(tf.assignVariableOp(variable.handle(), value));
    }
  }

  static GraphRun of(
      Mode mode,
      Shape shape,
      float[] input,
      Function<Variable, float[]> values,
      GradientCheck.Layer layer) {
    return new GraphRun(mode, shape, input, values, layer);
  }

  /** Layers without variables, in training. */
  static GraphRun of(Shape shape, float[] input, GradientCheck.Layer layer) {
    return of(Mode.TRAINING, shape, input, variable -> new float[0], layer);
  }

  Graph graph() {
    return graph;
  }

  Shape shape() {
    return y.shape();
  }

  float[] values() {
    return fetch(y);
  }

  /** Runs the updates of running averages. */
  void update() {
    Session.Runner runner = session.runner();
    net.updates().forEach(runner::addTarget);
    runner.run().close();
  }

  List<Op> updates() {
    return net.updates();
  }

  List<Variable> variables() {
    return net.variables().all();
  }

  /** The value of a variable, by name. */
  float[] variable(String name) {
    Variable variable =
        net.variables().all().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
    return fetch(variable.value());
  }

  private float[] fetch(Operand<TFloat32> operand) {
    try (Result result = session.runner().fetch(operand).run()) {
      TFloat32 tensor = (TFloat32) result.get(0);
      float[] values = new float[Math.toIntExact(tensor.size())];
      tensor.asRawTensor().data().asFloats().read(values);
      return values;
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
