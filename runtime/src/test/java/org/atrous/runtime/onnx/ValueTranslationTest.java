package org.atrous.runtime.onnx;

import static com.google.common.truth.Truth.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.image.ResizeNearestNeighbor;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

class ValueTranslationTest {
  /** A feature with channels first, as there is behind a layer. */
  private static Operand<TFloat32> feature(Ops tf, Operand<TFloat32> x) {
    return tf.nn.conv2d(x, OnnxRun.constant(tf, 1, 1, 4, 4), List.of(1L, 1L, 1L, 1L), "VALID");
  }

  /** Runs on an image, and on a feature. */
  private static void assertSame(Operations operations) {
    OnnxRun run =
        new OnnxRun(
            Shape.of(-1, -1, -1, 4),
            (tf, x) -> {
              Map<String, Operand<?>> outputs = new LinkedHashMap<>();
              operations.of(tf, x).forEach((name, y) -> outputs.put("last_" + name, y));
              operations
                  .of(tf, feature(tf, x))
                  .forEach((name, y) -> outputs.put("first_" + name, y));
              return outputs;
            });
    run.assertSame(2, 5, 6, 4);
  }

  @FunctionalInterface
  private interface Operations {
    Map<String, Operand<?>> of(Ops tf, Operand<TFloat32> x);
  }

  @Test
  void activationsAreTheSame() {
    assertSame(
        (tf, x) ->
            Map.of(
                "relu", tf.nn.relu(x),
                "relu6", tf.nn.relu6(x),
                "sigmoid", tf.math.sigmoid(x),
                "erf", tf.math.erf(x),
                "square", tf.math.square(x),
                "rsqrt", tf.math.rsqrt(tf.math.add(tf.math.square(x), tf.constant(0.1f)))));
  }

  @Test
  void arithmeticBroadcastsAsBefore() {
    assertSame(
        (tf, x) ->
            Map.of(
                "scalar", tf.math.mul(x, tf.constant(0.5f)),
                "channels", tf.math.sub(x, OnnxRun.constant(tf, 4)),
                "columns", tf.math.add(OnnxRun.constant(tf, 6, 1), x),
                "maps", tf.math.div(x, tf.math.square(OnnxRun.constant(tf, 1, 5, 6, 1))),
                "mean", tf.math.mul(x, tf.math.mean(x, tf.array(1, 2), Mean.keepDims(true))),
                "maximum", tf.math.maximum(x, tf.constant(0.25f)),
                "minimum", tf.math.minimum(x, feature(tf, x)),
                "sum", tf.math.addN(List.of(x, feature(tf, x), x))));
  }

  @Test
  void normsAndBiasesAreTheSame() {
    assertSame(
        (tf, x) ->
            Map.of(
                "norm",
                tf.nn
                    .fusedBatchNorm(
                        x,
                        OnnxRun.constant(tf, 4),
                        OnnxRun.constant(tf, 4),
                        OnnxRun.constant(tf, 4),
                        tf.math.square(tf.constant(new float[] {1, 2, 3, 4})),
                        FusedBatchNorm.epsilon(0.01f),
                        FusedBatchNorm.isTraining(false))
                    .y(),
                "bias",
                tf.nn.biasAdd(tf.nn.relu(x), OnnxRun.constant(tf, 4))));
  }

  @Test
  void biasesAreAnInputOfTheirConvolution() {
    OnnxRun run = OnnxRun.of(4, (tf, x) -> tf.nn.biasAdd(feature(tf, x), OnnxRun.constant(tf, 4)));
    assertThat(run.nodes()).containsExactly("Transpose", "Conv", "Transpose").inOrder();
    run.assertSame(1, 3, 4, 4);
  }

  @Test
  void reductionsAreTheSame() {
    assertSame(
        (tf, x) ->
            Map.of(
                "global", tf.math.mean(x, tf.array(1, 2), Mean.keepDims(true)),
                "vector", tf.math.mean(x, tf.array(2, 1)),
                "channels", tf.math.mean(x, tf.array(-1), Mean.keepDims(true)),
                "rows", tf.math.mean(x, tf.array(1), Mean.keepDims(true)),
                "map", tf.math.mean(x, tf.array(3)),
                "softmax", tf.nn.softmax(x),
                "labels", tf.math.argMax(x, tf.constant(3), TInt32.class),
                "tied", tf.math.argMax(tf.math.mul(x, tf.constant(0f)), tf.constant(3)),
                "row", tf.math.argMax(x, tf.constant(1))));
  }

  @Test
  void partsAndJoinsAreTheSame() {
    assertSame(
        (tf, x) ->
            Map.of(
                "joined",
                tf.concat(List.of(x, feature(tf, x)), tf.constant(3)),
                "stacked",
                tf.concat(List.of(x, x), tf.constant(-3)),
                "split",
                tf.split(tf.constant(3), x, 2L).output().get(1),
                "slice",
                tf.slice(x, tf.array(0, 1, 2, 1), tf.array(-1, 3, -1, 2)),
                "whole",
                tf.slice(x, tf.array(0, 0, 0, 0), tf.array(-1, -1, -1, -1)),
                "padded",
                tf.pad(
                    x, tf.constant(new int[][] {{0, 1}, {2, 0}, {0, 3}, {1, 0}}), tf.constant(7f)),
                "subsampled",
                tf.stridedSlice(
                    x,
                    tf.array(0, 1, 0, 0),
                    tf.array(0, -1, 0, 0),
                    tf.array(1, 2, 3, 1),
                    StridedSlice.endMask(13L)),
                "dropped",
                tf.stridedSlice(
                    x,
                    tf.array(0, -1, 0, 0),
                    tf.array(0, 0, 0, 3),
                    tf.array(1, 1, 1, 1),
                    StridedSlice.endMask(5L),
                    StridedSlice.shrinkAxisMask(2L))));
  }

  @Test
  void shapesThatAreComputedAreTheSame() {
    assertSame(
        (tf, x) -> {
          Operand<TInt32> shape = tf.shape(x);
          Operand<TInt32> map = tf.slice(shape, tf.array(1), tf.array(2));
          Operand<TInt32> half = tf.math.floorDiv(tf.math.add(map, tf.constant(1)), tf.constant(2));
          Operand<TInt32> begin =
              tf.concat(List.of(tf.array(0), half, tf.array(0)), tf.constant(0));
          Operand<TInt32> size =
              tf.concat(List.of(tf.array(-1, -1), tf.array(2, 3)), tf.constant(0));
          Operand<TFloat32> mean = tf.math.mean(x, tf.array(1, 2), Mean.keepDims(true));
          return Map.of(
              "shape", shape,
              "half", half,
              "corner", tf.slice(x, begin, size),
              "ones", tf.fill(map, tf.constant(1f)),
              "broadcast", tf.broadcastTo(mean, shape),
              "fixed", tf.broadcastTo(mean, tf.array(2, 3, 2, 4)),
              "flat", tf.reshape(x, tf.array(2, -1)),
              "squeezed", tf.squeeze(mean, Squeeze.axis(List.of(1L, 2L))),
              "cast", tf.dtypes.cast(x, TInt32.class));
        });
  }

  @Test
  void resizesAreTheSameInEveryMode() {
    assertSame(
        (tf, x) -> {
          Map<String, Operand<?>> outputs = new LinkedHashMap<>();
          int[][] sizes = {{9, 11}, {10, 12}, {3, 2}, {1, 1}, {5, 13}};
          for (int[] size : sizes) {
            for (boolean aligned : new boolean[] {false, true}) {
              for (boolean centres : new boolean[] {false, true}) {
                if (!aligned || !centres) {
                  outputs.put(
                      "resize_%dx%d_%b_%b".formatted(size[0], size[1], aligned, centres),
                      tf.image.resizeBilinear(
                          x,
                          tf.constant(size),
                          ResizeBilinear.alignCorners(aligned),
                          ResizeBilinear.halfPixelCenters(centres)));
                  outputs.put(
                      "nearest_%dx%d_%b_%b".formatted(size[0], size[1], aligned, centres),
                      tf.image.resizeNearestNeighbor(
                          x,
                          tf.constant(size),
                          ResizeNearestNeighbor.alignCorners(aligned),
                          ResizeNearestNeighbor.halfPixelCenters(centres)));
                }
              }
            }
          }
          Operand<TInt32> twice =
              tf.math.mul(tf.slice(tf.shape(x), tf.array(1), tf.array(2)), tf.constant(2));
          outputs.put("computed", tf.image.resizeBilinear(x, twice));
          outputs.put("nearest", tf.image.resizeNearestNeighbor(x, twice));
          return outputs;
        });
  }

  @Test
  void aSizeOfOnePositionGrows() {
    OnnxRun run =
        OnnxRun.of(
            4,
            (tf, x) ->
                tf.image.resizeBilinear(x, tf.array(4, 3), ResizeBilinear.alignCorners(true)));
    run.assertSame(1, 1, 1, 4);
  }

  @Test
  void bytesBecomeNumbers() {
    OnnxRun run =
        OnnxRun.of(
            4,
            (tf, x) ->
                tf.dtypes.cast(tf.dtypes.cast(tf.math.square(x), TUint8.class), TFloat32.class));
    run.assertSame(1, 3, 4, 4);
  }
}
