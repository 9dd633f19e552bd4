package org.atrous.runtime.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atrous.runtime.AuxiliaryLogits;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.layers.GraphLayers;
import org.atrous.runtime.session.TrainingPlatform;
import org.atrous.runtime.variables.Variable;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A network built for training in a graph of its own, with its auxiliary heads, and what can be
 * read off that graph: shapes, variables, atrous rates and strides as TensorFlow has them, and
 * where gradients go. Nothing is run except in {@link #variablesWithZeroGradient}.
 *
 * <p>Shapes of features are {@code [height, width, channels]}: the batch is left out.
 */
public final class GraphProbe implements AutoCloseable {
  /** Two images, so that batch norm over a 1x1 map has statistics. */
  private static final int BATCH = 2;

  private final Graph graph;
  private final GraphLayers layers;
  private final Operand<TFloat32> logits;
  private final List<AuxiliaryLogits> auxiliaries;
  private final BuiltLayers built;
  private @Nullable Gradients gradients;

  private GraphProbe(Graph graph, SegmentationNetwork network, int outputStride, Shape shape) {
    Ops tf = Ops.create(graph);
    this.graph = graph;
    this.layers =
        GraphLayers.training(
            graph, false, network.batchNormDecay(), 0, tf.withName("step").constant(0L));
    this.logits = network.logits(layers, image(tf.withSubScope("image"), shape), outputStride);
    this.auxiliaries = List.copyOf(network.auxiliaryLogits(layers, outputStride));
    this.built = BuiltLayers.in(graph);
  }

  private static Operand<TFloat32> image(Ops tf, Shape shape) {
    return tf.math.mul(
        tf.random.statelessRandomUniform(tf.constant(shape), tf.array(0L, 0L)), tf.constant(255f));
  }

  /**
   * Builds a network.
   *
   * @param network to be probed
   * @param outputStride one of the network's
   * @param height of the image, in pixels
   * @param width of the image, in pixels
   * @throws org.atrous.runtime.session.UnsupportedPlatformException if this machine has no
   *     TensorFlow
   * @throws IllegalArgumentException if the network can't be built so
   */
  public static GraphProbe of(
      SegmentationNetwork network, int outputStride, int height, int width) {
    TrainingPlatform.require();
    Graph graph = new Graph();
    try {
      return new GraphProbe(graph, network, outputStride, Shape.of(BATCH, height, width, 3));
    } catch (RuntimeException failure) {
      graph.close();
      throw failure;
    }
  }

  /** Paths of the named features. */
  public SortedSet<String> taps() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(layers.taps().keySet()));
  }

  /**
   * Shape of a named feature: {@code [height, width, channels]}.
   *
   * @param tap path of the feature, such as {@code backbone/block3}
   * @throws IllegalArgumentException if there is none
   */
  public List<Long> shape(String tap) {
    return withoutBatch(layers.tapped(tap));
  }

  /** Shape of the logits: {@code [height, width, classes]}. */
  public List<Long> logits() {
    return withoutBatch(logits);
  }

  /**
   * Shapes of the auxiliary heads' logits, {@code [height, width, classes]}, by the heads' names.
   */
  public SortedMap<String, List<Long>> auxiliaryLogits() {
    SortedMap<String, List<Long>> shapes = new TreeMap<>();
    auxiliaries.forEach(
        auxiliary -> shapes.put(auxiliary.name(), withoutBatch(auxiliary.logits())));
    return Collections.unmodifiableSortedMap(shapes);
  }

  private static List<Long> withoutBatch(Operand<TFloat32> x) {
    Shape shape = x.shape();
    return List.of(shape.get(1), shape.get(2), shape.get(3));
  }

  /** Shapes of all variables by name, running averages and auxiliary heads included. */
  public SortedMap<String, List<Long>> variables() {
    SortedMap<String, List<Long>> shapes = new TreeMap<>();
    for (Variable variable : layers.variables().all()) {
      shapes.put(variable.name(), variable.shape());
    }
    return Collections.unmodifiableSortedMap(shapes);
  }

  /** Number of values that training changes: running averages don't count, auxiliary heads do. */
  public long parameters() {
    return layers.variables().parameters().stream().mapToLong(Variable::size).sum();
  }

  /**
   * Atrous rate of a convolution, depthwise convolution or pool.
   *
   * @param layer path, such as {@code backbone/block4/unit1/conv2} or {@code backbone/maxpool1}
   * @throws IllegalArgumentException if there is no such layer
   */
  public int rate(String layer) {
    return built.rate(layer);
  }

  /**
   * Stride of a convolution, depthwise convolution or pool.
   *
   * @param layer path, as for {@link #rate}
   * @throws IllegalArgumentException if there is no such layer
   */
  public int stride(String layer) {
    return built.stride(layer);
  }

  /** Paths of all convolutions, depthwise convolutions and pools, with their atrous rates. */
  public SortedMap<String, Integer> rates() {
    return built.rates();
  }

  /**
   * Names of parameters that no gradient of the logits reaches, neither of the network's nor of its
   * auxiliary heads', sorted.
   */
  public List<String> variablesWithoutGradient() {
    return names(gradients().unreached());
  }

  /**
   * Names of parameters whose gradient is zero everywhere, or isn't a number, on random input and
   * with random initial values; those without a gradient among them. This runs the network, forward
   * and backward.
   */
  public List<String> variablesWithZeroGradient() {
    return names(gradients().zero());
  }

  private Gradients gradients() {
    if (gradients == null) {
      List<Operand<TFloat32>> all = new ArrayList<>(List.of(logits));
      auxiliaries.forEach(auxiliary -> all.add(auxiliary.logits()));
      gradients = new Gradients(graph, layers.variables(), all);
    }
    return gradients;
  }

  private static List<String> names(List<Variable> variables) {
    return variables.stream().map(Variable::name).sorted().toList();
  }

  @Override
  public void close() {
    graph.close();
  }
}
