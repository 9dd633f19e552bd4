package org.atrous.benchmarks.graph;

import java.util.ArrayList;
import java.util.List;
import org.atrous.benchmarks.graph.HandWrittenNetwork.Parameter;
import org.atrous.runtime.session.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Cross-entropy, gradients, momentum and weight decay for {@link HandWrittenNetwork}. */
final class HandWrittenTraining implements AutoCloseable {
  private static final int IGNORE = 255;

  private final Graph graph = new Graph();
  private final Placeholder<TFloat32> images;
  private final Placeholder<TInt32> labels;
  private final Placeholder<TFloat32> rate;
  private final Operand<TFloat32> loss;
  private final Op step;
  private final Session session;
  private final long size;

  /**
   * Builds the graph, and gives its variables their first values.
   *
   * @param weightDecay factor of the L2 loss over the weights of convolutions
   */
  HandWrittenTraining(int batch, int crop, float momentum, float weightDecay) {
    Ops tf = Ops.create(graph);
    images = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, crop, crop, 3)));
    labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(batch, crop, crop)));
    rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    HandWrittenNetwork network = new HandWrittenNetwork(tf);
    loss = loss(tf, tf.reshape(network.logits(images, crop), tf.array(-1, 21)));

    List<Parameter> parameters = List.copyOf(network.parameters());
    size = parameters.stream().mapToLong(parameter -> parameter.shape().size()).sum();
    Output<?>[] gradients =
        graph.addGradients(
            "gradients",
            new Output<?>[] {loss.asOutput()},
            parameters.stream()
                .map(parameter -> parameter.value().asOutput())
                .toArray(Output<?>[]::new),
            new Output<?>[] {tf.constant(1f).asOutput()});
    List<Op> all = new ArrayList<>(network.updates());
    for (int i = 0; i < gradients.length; i++) {
      Parameter parameter = parameters.get(i);
      Operand<TFloat32> gradient = gradients[i].expect(TFloat32.class);
      VarHandleOp velocity =
          network.handle(
              tf.zeros(tf.constant(parameter.shape()), TFloat32.class),
              parameter.shape().asArray());
      all.add(
          tf.train.resourceApplyMomentum(
              parameter.handle(),
              velocity,
              rate,
              parameter.decays()
                  ? tf.math.add(gradient, tf.math.mul(tf.constant(weightDecay), parameter.value()))
                  : gradient,
              tf.constant(momentum)));
    }
    step = tf.withControlDependencies(all).noOp();
    session = Sessions.open(graph);
    session.run(tf.withControlDependencies(network.initial()).noOp());
  }

  private Operand<TFloat32> loss(Ops tf, Operand<TFloat32> logits) {
    Operand<TInt32> flat = tf.reshape(labels, tf.array(-1));
    var known = tf.math.notEqual(flat, tf.constant(IGNORE));
    Operand<TFloat32> counting = tf.dtypes.cast(known, TFloat32.class);
    Operand<TFloat32> each =
        tf.nn
            .sparseSoftmaxCrossEntropyWithLogits(logits, tf.select(known, flat, tf.zerosLike(flat)))
            .loss();
    return tf.math.div(
        tf.sum(tf.math.mul(each, counting), tf.array(0)),
        tf.math.maximum(tf.sum(counting, tf.array(0)), tf.constant(1f)));
  }

  /** Number of values that are trained. */
  long size() {
    return size;
  }

  float step(float learningRate, float[] pixels, int[] classes) {
    try (TFloat32 fedImages = TFloat32.tensorOf(images.shape(), DataBuffers.of(pixels));
        TInt32 fedLabels = TInt32.tensorOf(labels.shape(), DataBuffers.of(classes));
        TFloat32 fedRate = TFloat32.scalarOf(learningRate);
        Result result =
            session
                .runner()
                .feed(images, fedImages)
                .feed(labels, fedLabels)
                .feed(rate, fedRate)
                .fetch(loss)
                .addTarget(step)
                .run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
