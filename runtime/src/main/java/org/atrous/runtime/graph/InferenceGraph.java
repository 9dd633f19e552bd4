package org.atrous.runtime.graph;

import java.util.Map;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.layers.GraphLayers;
import org.atrous.runtime.layers.Interpolation;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.session.TrainingPlatform;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A network for images of one size, and the values of its variables. Images of other sizes need
 * graphs of their own.
 */
public final class InferenceGraph implements AutoCloseable {
  private final Graph graph;
  private final Placeholder<TFloat32> images;
  private final Operand<TFloat32> logits;
  private final Operand<TInt32> labels;
  private final Operand<TFloat32> probabilities;
  private final InferenceVariables variables;
  private final Session session;

  private InferenceGraph(
      Graph graph,
      SegmentationNetwork network,
      int outputStride,
      InferenceSettings settings,
      Shape shape) {
    this.graph = graph;
    Ops tf = Ops.create(graph);
    images = tf.withName("images").placeholder(TFloat32.class, Placeholder.shape(shape));
    GraphLayers layers =
        GraphLayers.inference(graph, settings.folded(), settings.batchNormEpsilon());
    // Where a spec leaves its logits coarse, they are upsampled here as in Google's evaluation.
    logits =
        layers
            .scope("output")
            .resizeLike(
                network.logits(layers, images, outputStride), images, Interpolation.ALIGNED);
    Ops output = Ops.create(graph);
    labels = output.withName("labels").math.argMax(logits, output.constant(3), TInt32.class);
    probabilities = output.withName("probabilities").nn.softmax(logits);
    variables = new InferenceVariables(output.withSubScope("checkpoint"), layers, logits);
    session = Sessions.open(graph, settings.precision());
  }

  /**
   * Builds a network for inference. Its variables have no values until {@link #restore}.
   *
   * @param network what is run
   * @param outputStride one of the network's; needn't be that of training
   * @param batch number of images at a time
   * @param height of the images, in pixels
   * @param width of the images, in pixels
   * @throws org.atrous.runtime.session.UnsupportedPlatformException if this machine has no
   *     TensorFlow
   * @throws IllegalArgumentException if the network can't be built so
   */
  public static InferenceGraph build(
      SegmentationNetwork network, int outputStride, int batch, int height, int width) {
    return build(network, outputStride, InferenceSettings.USUAL, batch, height, width);
  }

  /**
   * The same, computed as is said.
   *
   * @param settings how
   */
  public static InferenceGraph build(
      SegmentationNetwork network,
      int outputStride,
      InferenceSettings settings,
      int batch,
      int height,
      int width) {
    TrainingPlatform.require();
    Graph graph = new Graph();
    try {
      return new InferenceGraph(
          graph, network, outputStride, settings, Shape.of(batch, height, width, 3));
    } catch (RuntimeException failure) {
      graph.close();
      throw failure;
    }
  }

  /**
   * Takes the network's variables from a checkpoint, as moving averages where training kept such;
   * those of auxiliary heads stay there.
   *
   * @throws org.atrous.runtime.checkpoint.CheckpointException if it doesn't fit
   */
  public void restore(Checkpoint checkpoint) {
    variables.restore(session, checkpoint);
  }

  /**
   * Takes the network's variables from memory, as an import hands them over. It is called once.
   *
   * @param values in row-major order of the variables' shapes, by name; those of auxiliary heads
   *     are left alone
   * @throws IllegalArgumentException if a variable is missing
   */
  public void assign(Map<String, float[]> values) {
    variables.assign(Ops.create(graph).withSubScope("assigned"), session, values);
  }

  /**
   * The likeliest class of every pixel.
   *
   * @param pixels RGB in 0..255, shape {@code [batch, height, width, 3]}
   * @return shape {@code [batch, height, width]}
   */
  public int[] labels(float[] pixels) {
    try (TFloat32 fed = TFloat32.tensorOf(images.shape(), DataBuffers.of(pixels));
        Result result = session.runner().feed(images, fed).fetch(labels).run()) {
      int[] classes = new int[Math.toIntExact(labels.shape().size())];
      ((TInt32) result.get(0)).asRawTensor().data().asInts().read(classes);
      return classes;
    }
  }

  /**
   * The probability of every class at every pixel.
   *
   * @param pixels RGB in 0..255, shape {@code [batch, height, width, 3]}
   * @return shape {@code [batch, height, width, classes]}
   */
  public float[] probabilities(float[] pixels) {
    return values(probabilities, pixels);
  }

  /** Number of logits for a batch: batch x height x width x classes. */
  public int logitsSize() {
    return Math.toIntExact(logits.shape().size());
  }

  /**
   * The logits of every pixel.
   *
   * @param pixels RGB in 0..255, shape {@code [batch, height, width, 3]}
   * @param into where they go, shape {@code [batch, height, width, classes]}; may be longer
   */
  public void logits(float[] pixels, float[] into) {
    read(logits, pixels, into);
  }

  private float[] values(Operand<TFloat32> output, float[] pixels) {
    float[] values = new float[Math.toIntExact(output.shape().size())];
    read(output, pixels, values);
    return values;
  }

  private void read(Operand<TFloat32> output, float[] pixels, float[] into) {
    try (TFloat32 fed = TFloat32.tensorOf(images.shape(), DataBuffers.of(pixels));
        Result result = session.runner().feed(images, fed).fetch(output).run()) {
      int count = Math.toIntExact(output.shape().size());
      ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(into, 0, count);
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
