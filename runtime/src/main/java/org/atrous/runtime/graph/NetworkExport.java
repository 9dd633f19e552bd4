package org.atrous.runtime.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.layers.GraphLayers;
import org.atrous.runtime.layers.Interpolation;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.session.TrainingPlatform;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * Makes the graph of a trained network that others run.
 *
 * <ol>
 *   <li>The network is built for inference, in ops that others know.
 *   <li>Its variables take their values from a checkpoint.
 *   <li>What doesn't depend on the image is computed, and becomes a constant.
 * </ol>
 */
public final class NetworkExport {
  private static final String IMAGE = "image";
  private static final long ANY = Shape.UNKNOWN_SIZE;

  private NetworkExport() {}

  /**
   * Makes the graph.
   *
   * @param settings what it is to be
   * @param checkpoint values of the variables
   * @throws org.atrous.runtime.session.UnsupportedPlatformException if this machine has no
   *     TensorFlow
   * @throws IllegalArgumentException if the network can't be built so; the message names the layer
   * @throws org.atrous.runtime.checkpoint.CheckpointException if the checkpoint is of another
   *     network
   */
  public static FrozenGraph of(
      SegmentationNetwork network, ExportSettings settings, Checkpoint checkpoint) {
    TrainingPlatform.require();
    try (Graph graph = new Graph()) {
      Operand<?> image = image(Ops.create(graph).withName(IMAGE), settings);
      Operand<TFloat32> pixels = pixels(Ops.create(graph), image);
      GraphLayers layers =
          GraphLayers.export(
              graph,
              settings.inference().folded(),
              settings.inference().batchNormEpsilon(),
              settings.images() == ExportSettings.Images.NORMALIZED);
      // Where a spec leaves its logits coarse, they are upsampled here as in Google's evaluation.
      Operand<TFloat32> logits =
          layers
              .scope("output")
              .resizeLike(
                  network.logits(layers, pixels, settings.outputStride()),
                  pixels,
                  Interpolation.ALIGNED);
      List<Operand<?>> outputs = new ArrayList<>();
      for (ExportSettings.Answer answer : settings.answers()) {
        outputs.add(output(Ops.create(graph), answer, logits));
      }
      InferenceVariables variables =
          new InferenceVariables(Ops.create(graph).withSubScope("checkpoint"), layers, logits);
      try (Session session = Sessions.open(graph)) {
        variables.restore(session, checkpoint);
        return new FrozenGraph(
            new ConstantFolding(graph, session).of(image, outputs),
            port(image),
            outputs.stream().map(NetworkExport::port).toList());
      }
    }
  }

  private static Operand<?> image(Ops tf, ExportSettings settings) {
    ExportSettings.Size size = settings.size();
    Shape shape =
        size == null ? Shape.of(ANY, ANY, ANY, 3) : Shape.of(ANY, size.height(), size.width(), 3);
    return switch (settings.images()) {
      case NORMALIZED, PIXELS -> tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      case BYTES -> tf.placeholder(TUint8.class, Placeholder.shape(shape));
    };
  }

  private static Operand<TFloat32> pixels(Ops tf, Operand<?> image) {
    return image.type() == TFloat32.class
        ? image.asOutput().expect(TFloat32.class)
        : tf.withName("pixels").dtypes.cast(image, TFloat32.class);
  }

  private static Operand<? extends TType> output(
      Ops tf, ExportSettings.Answer answer, Operand<TFloat32> logits) {
    Ops named = tf.withName(answer.tensor());
    return switch (answer) {
      case LOGITS -> named.identity(logits);
      case PROBABILITIES -> named.nn.softmax(logits);
      case LABELS -> named.math.argMax(logits, tf.constant(3), TInt32.class);
    };
  }

  private static FrozenGraph.Port port(Operand<?> operand) {
    List<Long> shape = Arrays.stream(operand.shape().asArray()).boxed().toList();
    return new FrozenGraph.Port(operand.op().name(), operand.asOutput().dataType(), shape);
  }
}
