package org.atrous.runtime.layers;

import java.util.Arrays;
import java.util.List;
import org.atrous.runtime.session.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.IdentityN;
import org.tensorflow.op.core.StopGradient;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.Conv2dBackpropFilter;
import org.tensorflow.op.nn.Conv2dBackpropInput;
import org.tensorflow.types.TFloat32;

/**
 * Convolution with a dilated kernel: the fast form of an atrous convolution.
 *
 * <p>TensorFlow's default gradient of {@code Conv2D} drops the dilations and is wrong without an
 * error, and it can't be replaced. So the convolution is hidden behind a {@code StopGradient}, and
 * carried by an op that has no gradient of its own: {@code IdentityN(stopGradient(conv(x, w)), x,
 * w)}, of which the first output is used. The gradient registered here for {@code IdentityN} finds
 * the convolution and differentiates it with its dilations. Nothing else may use {@code IdentityN}.
 */
final class DilatedKernel {
  private static final List<Long> PLAIN_STRIDES = List.of(1L, 1L, 1L, 1L);

  private DilatedKernel() {}

  /** Whether this machine can run and differentiate it. */
  static boolean isSupported() {
    return Support.SUPPORTED;
  }

  /** The convolution alone; its default gradient is wrong. */
  static Operand<TFloat32> forward(
      Scope scope, Operand<TFloat32> x, Operand<TFloat32> weights, Placement placement) {
    return Conv2d.create(
        scope, x, weights, placement.strides(), "SAME", Conv2d.dilations(placement.dilations()));
  }

  /** The convolution with its right gradient. */
  static Operand<TFloat32> differentiable(
      Scope scope, Operand<TFloat32> x, Operand<TFloat32> weights, Placement placement) {
    Operand<TFloat32> hidden = StopGradient.create(scope, forward(scope, x, weights, placement));
    IdentityN carrier = IdentityN.create(scope, List.of(hidden, x, weights));
    return carrier.output().get(0).expect(TFloat32.class);
  }

  /**
   * The carrier's gradient. It runs while TensorFlow holds the graph's lock: asking an output for
   * its static shape here would wait forever.
   */
  private static List<Operand<?>> gradient(
      Ops tf, GraphOperation carrier, List<Output<?>> outputGradients) {
    Operand<TFloat32> x = carrier.input(1).expect(TFloat32.class);
    Operand<TFloat32> weights = carrier.input(2).expect(TFloat32.class);
    Operand<TFloat32> upstream = outputGradients.get(0).expect(TFloat32.class);
    List<Long> dilations = dilations(carrier);
    return List.of(
        tf.zerosLike(carrier.input(0)),
        tf.nn.conv2dBackpropInput(
            tf.shape(x),
            weights,
            upstream,
            PLAIN_STRIDES,
            "SAME",
            Conv2dBackpropInput.dilations(dilations)),
        tf.nn.conv2dBackpropFilter(
            x,
            tf.shape(weights),
            upstream,
            PLAIN_STRIDES,
            "SAME",
            Conv2dBackpropFilter.dilations(dilations)));
  }

  private static List<Long> dilations(GraphOperation carrier) {
    GraphOperation hidden = (GraphOperation) carrier.input(0).op();
    GraphOperation convolution = (GraphOperation) hidden.input(0).op();
    return Arrays.stream(convolution.attributes().getAttrIntList("dilations")).boxed().toList();
  }

  /** Registers the gradient, once a process, and tries it. */
  private static final class Support {
    static final boolean SUPPORTED = isTested() && isRegistered() && runs();

    /** The machines on which the gradients were verified. */
    private static boolean isTested() {
      return System.getProperty("os.name", "").startsWith("Linux")
          && System.getProperty("os.arch", "").equals("amd64");
    }

    private static boolean isRegistered() {
      return TensorFlow.registerCustomGradient(IdentityN.OP_NAME, DilatedKernel::gradient);
    }

    /** Without oneDNN, the processor's kernels refuse to differentiate dilations. */
    private static boolean runs() {
      Shape shape = Shape.of(1, 7, 7, 1);
      try (Graph graph = new Graph();
          Session session = Sessions.open(graph)) {
        Ops tf = Ops.create(graph);
        Operand<TFloat32> x = tf.fill(tf.constant(shape), tf.constant(1f));
        Operand<TFloat32> weights = tf.fill(tf.array(3, 3, 1, 1), tf.constant(1f));
        Window window = Window.of(3, 3).rate(2);
        Operand<TFloat32> y = differentiable(tf.scope(), x, weights, Placement.of(window, shape));
        Gradients gradients = tf.gradients(y, List.of(x, weights));
        session.runner().fetch(gradients.dy(0)).fetch(gradients.dy(1)).run().close();
        return true;
      } catch (TensorFlowException
          | IllegalArgumentException
          | UnsupportedOperationException refused) {
        return false;
      }
    }
  }
}
