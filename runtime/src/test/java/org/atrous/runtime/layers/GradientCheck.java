package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertWithMessage;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.atrous.runtime.variables.Variable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignVariableOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Holds the gradient of a layer against central differences of its values, coordinate by
 * coordinate, for the input and every trained variable.
 *
 * <p>Inputs lie on a grid with a half step of distance to zero: no two are equal and none is near a
 * kink of ReLU or ReLU6, so that a difference never steps over a corner of the layer.
 */
final class GradientCheck implements AutoCloseable {
  private static final double GRID = 0.05;
  private static final double STEP = 0.01;
  private static final double TOLERANCE = 3e-3;

  interface Layer {
    Operand<TFloat32> apply(GraphLayers net, Operand<TFloat32> x);
  }

  /** A parameter's values on this side, and how they get into the graph. */
  private record Slot(
      String name,
      FloatBuffer values,
      Shape shape,
      Placeholder<TFloat32> fed,
      AssignVariableOp set) {}

  private final Random random = new Random(11);
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Placeholder<TFloat32> x;
  private final float[] input;
  private final Operand<TFloat32> y;
  private final float[] projection;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Output<?>> gradients;
  private final Session session;

  private GradientCheck(Shape shape, boolean frozen, Layer layer) {
    x = tf.withName("x").placeholder(TFloat32.class, Placeholder.shape(shape));
    input = grid(Math.toIntExact(shape.size()));
    GraphLayers net = GraphLayers.training(graph, frozen, 0.9, 5, tf.constant(3L));
    // TensorFlow refuses to fetch what is fed, and some layers hand their input through.
    y = tf.identity(layer.apply(net, x));
    projection = new float[Math.toIntExact(y.shape().size())];
    for (int i = 0; i < projection.length; i++) {
      projection[i] = (float) random.nextGaussian();
    }
    List<Variable> parameters = net.variables().parameters();
    Output<?>[] sources =
        Stream.concat(Stream.of(x.asOutput()), parameters.stream().map(v -> v.value().asOutput()))
            .toArray(Output<?>[]::new);
    Operand<TFloat32> direction = tf.constant(y.shape(), DataBuffers.of(projection));
    gradients =
        List.of(
            graph.addGradients(
                "gradients",
                new Output<?>[] {y.asOutput()},
                sources,
                new Output<?>[] {direction.asOutput()}));
    session = new Session(graph);
    net.variables().all().forEach(this::fill);
  }

  /** Checks a layer in training, with the batch's statistics. */
  static void check(Shape input, Layer layer) {
    check(input, false, layer);
  }

  static void check(Shape input, boolean batchNormFrozen, Layer layer) {
    try (GradientCheck check = new GradientCheck(input, batchNormFrozen, layer)) {
      check.run();
    }
  }

  private float[] grid(int size) {
    List<Float> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add((float) ((i - size / 2 + 0.5) * GRID));
    }
    Collections.shuffle(values, random);
    float[] array = new float[size];
    for (int i = 0; i < size; i++) {
      array[i] = values.get(i);
    }
    return array;
  }

  private void fill(Variable variable) {
    Shape shape = Shape.of(variable.shape().stream().mapToLong(Long::longValue).toArray());
    float[] values = new float[Math.toIntExact(variable.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5f + random.nextFloat() * (variable.role().isBatchNorm() ? 1 : -2);
    }
    Placeholder<TFloat32> fed = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    Slot slot =
        new Slot(
            variable.name(),
            FloatBuffer.wrap(values),
            shape,
            fed,
            tf.assignVariableOp(variable.handle(), fed));
    assign(slot);
    if (variable.role().isParameter()) {
      slots.add(slot);
    }
  }

  private void assign(Slot slot) {
    try (TFloat32 tensor = TFloat32.tensorOf(slot.shape(), DataBuffers.of(slot.values().array()))) {
      session.runner().feed(slot.fed(), tensor).addTarget(slot.set()).run().close();
    }
  }

  private void run() {
    List<float[]> found = gradients();
    compare("input", input, found.get(0), () -> {});
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      compare(slot.name(), slot.values().array(), found.get(i + 1), () -> assign(slot));
    }
  }

  private void compare(String name, float[] values, float[] gradient, Runnable changed) {
    assertWithMessage("size of the gradient of %s", name)
        .that(gradient.length)
        .isEqualTo(values.length);
    double largest = 1e-3;
    double worst = 0;
    int where = 0;
    for (int i = 0; i < values.length; i++) {
      float middle = values[i];
      values[i] = (float) (middle + STEP);
      changed.run();
      double above = value();
      values[i] = (float) (middle - STEP);
      changed.run();
      double below = value();
      values[i] = middle;
      double difference = (above - below) / (2 * STEP);
      largest = Math.max(largest, Math.abs(difference));
      if (Math.abs(difference - gradient[i]) > worst) {
        worst = Math.abs(difference - gradient[i]);
        where = i;
      }
    }
    changed.run();
    assertWithMessage("largest error of the gradient of %s, relative, at %s", name, where)
        .that(worst / largest)
        .isLessThan(TOLERANCE);
  }

  private List<float[]> gradients() {
    Session.Runner runner = session.runner();
    gradients.forEach(runner::fetch);
    try (TFloat32 fed = input();
        Result results = runner.feed(x, fed).run()) {
      List<float[]> found = new ArrayList<>();
      for (int i = 0; i < results.size(); i++) {
        found.add(floats((TFloat32) results.get(i)));
      }
      return found;
    }
  }

  private double value() {
    try (TFloat32 fed = input();
        Result result = session.runner().feed(x, fed).fetch(y).run()) {
      float[] values = floats((TFloat32) result.get(0));
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += (double) values[i] * projection[i];
      }
      return sum;
    }
  }

  private TFloat32 input() {
    return TFloat32.tensorOf(x.shape(), DataBuffers.of(input));
  }

  private static float[] floats(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
