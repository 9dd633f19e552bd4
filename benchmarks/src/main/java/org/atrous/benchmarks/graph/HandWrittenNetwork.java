package org.atrous.benchmarks.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * DeepLabv3 on ResNet-50 at output stride 16, in training, as one writes it against TensorFlow's
 * own operators: the same layers as the zoo's {@code DeepLabV3R50}. Atrous convolutions are carried
 * by {@code IdentityN}, whose gradient the runtime has registered: TensorFlow's own is wrong.
 */
final class HandWrittenNetwork {
  private static final float DECAY = 0.9997f;
  private static final float EPSILON = 1e-5f;

  private final Ops tf;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Op> initial = new ArrayList<>();
  private final List<Op> updates = new ArrayList<>();
  private final Operand<TFloat32> none;

  HandWrittenNetwork(Ops tf) {
    this.tf = tf;
    this.none = tf.constant(new float[0]);
  }

  /**
   * A variable that is trained.
   *
   * @param decays whether weight decay pulls on it
   */
  record Parameter(VarHandleOp handle, Operand<TFloat32> value, Shape shape, boolean decays) {}

  List<Parameter> parameters() {
    return parameters;
  }

  List<Op> initial() {
    return initial;
  }

  List<Op> updates() {
    return updates;
  }

  /**
   * The logits.
   *
   * @param image shape {@code [batch, size, size, 3]}
   * @param size of its sides, 16 k + 1
   */
  Operand<TFloat32> logits(Operand<TFloat32> image, int size) {
    Operand<TFloat32> x = tf.math.sub(image, tf.constant(new float[] {123.68f, 116.78f, 103.94f}));
    x = unit(x, 3, 64, 7, 2, 1);
    x = tf.nn.maxPool(x, tf.array(1, 3, 3, 1), tf.array(1, 2, 2, 1), "SAME");
    x = block(x, 64, 256, new int[] {1, 1, 2}, new int[] {1, 1, 1});
    x = block(x, 256, 512, new int[] {1, 1, 1, 2}, new int[] {1, 1, 1, 1});
    x = block(x, 512, 1024, new int[] {1, 1, 1, 1, 1, 1}, new int[] {1, 1, 1, 1, 1, 1});
    x = block(x, 1024, 2048, new int[] {1, 1, 1}, new int[] {2, 4, 8});
    int map = (size - 1) / 16 + 1;
    Operand<TFloat32> pooled = tf.math.mean(x, tf.array(1, 2), Mean.keepDims(true));
    pooled = unit(pooled, 2048, 256, 1, 1, 1);
    int batch = Math.toIntExact(image.shape().get(0));
    Operand<TFloat32> joined =
        tf.concat(
            List.of(
                tf.broadcastTo(pooled, tf.array(batch, map, map, 256)),
                unit(x, 2048, 256, 1, 1, 1),
                unit(x, 2048, 256, 3, 1, 6),
                unit(x, 2048, 256, 3, 1, 12),
                unit(x, 2048, 256, 3, 1, 18)),
            tf.constant(3));
    Operand<TFloat32> projected = dropped(unit(joined, 1280, 256, 1, 1, 1), batch, map);
    Operand<TFloat32> scores =
        tf.nn.biasAdd(
            convolution(projected, 256, 21, 1, 1, 1),
            parameter(false, tf.zeros(tf.array(21), TFloat32.class), 21));
    return tf.image.resizeBilinear(scores, tf.array(size, size), ResizeBilinear.alignCorners(true));
  }

  private Operand<TFloat32> dropped(Operand<TFloat32> x, int batch, int map) {
    Operand<TFloat32> random =
        tf.random.statelessRandomUniform(tf.array(batch, map, map, 256), tf.array(1L, 2L));
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greaterEqual(random, tf.constant(0.1f)), TFloat32.class);
    return tf.math.mul(x, tf.math.mul(kept, tf.constant(1 / 0.9f)));
  }

  private Operand<TFloat32> block(
      Operand<TFloat32> before, int inputs, int width, int[] strides, int[] rates) {
    Operand<TFloat32> x = before;
    for (int i = 0; i < strides.length; i++) {
      int channels = i == 0 ? inputs : width;
      Operand<TFloat32> y = unit(x, channels, width / 4, 1, 1, 1);
      y = unit(y, width / 4, width / 4, 3, strides[i], rates[i]);
      y = norm(convolution(y, width / 4, width, 1, 1, 1), width);
      Operand<TFloat32> shortcut = x;
      if (i == 0) {
        shortcut = norm(convolution(x, inputs, width, 1, 1, 1), width);
      } else if (strides[i] > 1) {
        shortcut =
            tf.stridedSlice(
                x,
                tf.array(0, 0, 0, 0),
                tf.array(0, 0, 0, 0),
                tf.array(1, strides[i], strides[i], 1),
                StridedSlice.beginMask(15L),
                StridedSlice.endMask(15L));
      }
      x = tf.nn.relu(tf.math.add(y, shortcut));
    }
    return x;
  }

  /** Convolution, batch norm, ReLU. */
  private Operand<TFloat32> unit(
      Operand<TFloat32> x, int inputs, int width, int kernel, int stride, int rate) {
    return tf.nn.relu(norm(convolution(x, inputs, width, kernel, stride, rate), width));
  }

  private Operand<TFloat32> convolution(
      Operand<TFloat32> x, int inputs, int width, int kernel, int stride, int rate) {
    Operand<TFloat32> drawn =
        tf.math.mul(
            tf.random.statelessTruncatedNormal(
                tf.array(kernel, kernel, inputs, width), tf.array(7L, (long) parameters.size())),
            tf.constant((float) Math.sqrt(2.0 / (kernel * kernel * inputs))));
    Operand<TFloat32> weights = parameter(true, drawn, kernel, kernel, inputs, width);
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    if (stride > 1) {
      int pad = kernel / 2;
      Operand<TFloat32> padded =
          pad == 0
              ? x
              : tf.pad(
                  x,
                  tf.constant(new int[][] {{0, 0}, {pad, pad}, {pad, pad}, {0, 0}}),
                  tf.constant(0f));
      return tf.nn.conv2d(padded, weights, strides, "VALID");
    }
    if (rate == 1) {
      return tf.nn.conv2d(x, weights, strides, "SAME");
    }
    Operand<TFloat32> y =
        tf.nn.conv2d(
            x,
            weights,
            strides,
            "SAME",
            Conv2d.dilations(List.of(1L, (long) rate, (long) rate, 1L)));
    return tf.identityN(List.of(tf.stopGradient(y), x, weights))
        .output()
        .get(0)
        .expect(TFloat32.class);
  }

  private Operand<TFloat32> norm(Operand<TFloat32> x, int width) {
    Operand<TFloat32> gamma = parameter(false, tf.fill(tf.array(width), tf.constant(1f)), width);
    Operand<TFloat32> beta = parameter(false, tf.zeros(tf.array(width), TFloat32.class), width);
    FusedBatchNorm<TFloat32, TFloat32> norm =
        tf.nn.fusedBatchNorm(
            x,
            gamma,
            beta,
            none,
            none,
            FusedBatchNorm.epsilon(EPSILON),
            FusedBatchNorm.isTraining(true));
    average(norm.batchMean(), tf.zeros(tf.array(width), TFloat32.class), width);
    average(norm.batchVariance(), tf.fill(tf.array(width), tf.constant(1f)), width);
    return norm.y();
  }

  private void average(Operand<TFloat32> batch, Operand<TFloat32> first, int width) {
    VarHandleOp handle = handle(first, width);
    Operand<TFloat32> lag = tf.math.sub(tf.readVariableOp(handle, TFloat32.class), batch);
    updates.add(tf.assignSubVariableOp(handle, tf.math.mul(lag, tf.constant(1 - DECAY))));
  }

  private Operand<TFloat32> parameter(boolean decays, Operand<TFloat32> first, long... shape) {
    VarHandleOp handle = handle(first, shape);
    Operand<TFloat32> value = tf.readVariableOp(handle, TFloat32.class);
    parameters.add(new Parameter(handle, value, Shape.of(shape), decays));
    return value;
  }

  VarHandleOp handle(Operand<TFloat32> first, long... shape) {
    VarHandleOp handle =
        tf.varHandleOp(
            TFloat32.class, Shape.of(shape), VarHandleOp.sharedName("by_hand_" + initial.size()));
    initial.add(tf.assignVariableOp(handle, first));
    return handle;
  }
}
