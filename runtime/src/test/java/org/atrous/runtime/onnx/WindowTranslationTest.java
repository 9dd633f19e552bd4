package org.atrous.runtime.onnx;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.DepthwiseConv2dNative;
import org.tensorflow.types.TFloat32;

class WindowTranslationTest {
  private static final Shape ANY = Shape.of(-1, -1, -1, 4);
  private static final List<Shape> DECLARED = List.of(ANY, Shape.of(-1, 14, 17, 4));

  private static List<Long> byMap(long height, long width) {
    return List.of(1L, height, width, 1L);
  }

  private static List<Long> byMap(long both) {
    return byMap(both, both);
  }

  /** Runs at a size that is odd on one axis and even on the other. */
  private static void assertSame(Operations operations) {
    for (Shape declared : DECLARED) {
      OnnxRun run =
          new OnnxRun(
              declared,
              (tf, x) -> {
                Map<String, Operand<?>> outputs = new LinkedHashMap<>();
                operations.add(tf, x, outputs);
                return outputs;
              });
      run.assertSame(2, 14, 17, 4);
    }
  }

  @FunctionalInterface
  private interface Operations {
    void add(Ops tf, Operand<TFloat32> x, Map<String, Operand<?>> outputs);
  }

  @Test
  void convolutionsAreTheSameAtEveryStrideAndKernel() {
    assertSame(
        (tf, x, outputs) -> {
          for (String padding : List.of("SAME", "VALID")) {
            for (long stride : new long[] {1, 2, 3}) {
              for (long[] kernel : new long[][] {{1, 1}, {3, 3}, {2, 2}, {1, 7}, {5, 2}}) {
                Operand<TFloat32> weights = OnnxRun.constant(tf, kernel[0], kernel[1], 4, 5);
                outputs.put(
                    "%s_%d_%dx%d".formatted(padding, stride, kernel[0], kernel[1]),
                    tf.nn.conv2d(x, weights, byMap(stride), padding));
              }
            }
          }
        });
  }

  @Test
  void dilatedConvolutionsAreTheSame() {
    assertSame(
        (tf, x, outputs) -> {
          for (String padding : List.of("SAME", "VALID")) {
            for (long rate : new long[] {2, 3, 6}) {
              outputs.put(
                  "plain_%s_%d".formatted(padding, rate),
                  tf.nn.conv2d(
                      x,
                      OnnxRun.constant(tf, 3, 3, 4, 2),
                      byMap(1),
                      padding,
                      Conv2d.dilations(byMap(rate, rate - 1))));
              outputs.put(
                  "depthwise_%s_%d".formatted(padding, rate),
                  tf.nn.depthwiseConv2dNative(
                      x,
                      OnnxRun.constant(tf, 3, 3, 4, 1),
                      byMap(1),
                      padding,
                      DepthwiseConv2dNative.dilations(byMap(rate))));
            }
          }
        });
  }

  @Test
  void depthwiseConvolutionsAreTheSameAtEveryStride() {
    assertSame(
        (tf, x, outputs) -> {
          for (long stride : new long[] {1, 2}) {
            for (long outputsEach : new long[] {1, 3}) {
              outputs.put(
                  "depthwise_%d_%d".formatted(stride, outputsEach),
                  tf.nn.depthwiseConv2dNative(
                      x, OnnxRun.constant(tf, 3, 3, 4, outputsEach), byMap(stride), "SAME"));
            }
          }
        });
  }

  @Test
  void paddingBeforeAConvolutionIsPartOfIt() {
    OnnxRun run =
        OnnxRun.of(
            4,
            (tf, x) ->
                tf.nn.conv2d(
                    tf.pad(
                        x,
                        tf.constant(new int[][] {{0, 0}, {3, 2}, {1, 4}, {0, 0}}),
                        tf.constant(0f)),
                    OnnxRun.constant(tf, 3, 3, 4, 2),
                    byMap(2),
                    "VALID"));
    assertThat(run.nodes()).containsExactly("Transpose", "Conv", "Transpose").inOrder();
    run.assertSame(1, 9, 8, 4);
  }

  @Test
  void otherPaddingBeforeAConvolutionStaysApart() {
    OnnxRun ones =
        OnnxRun.of(
            4,
            (tf, x) ->
                tf.nn.conv2d(
                    tf.pad(
                        x,
                        tf.constant(new int[][] {{0, 0}, {1, 1}, {1, 1}, {0, 0}}),
                        tf.constant(1f)),
                    OnnxRun.constant(tf, 3, 3, 4, 2),
                    byMap(1),
                    "VALID"));
    assertThat(ones.nodes()).contains("Pad");
    ones.assertSame(1, 9, 8, 4);
    OnnxRun same =
        OnnxRun.of(
            4,
            (tf, x) ->
                tf.nn.conv2d(
                    tf.pad(
                        x,
                        tf.constant(new int[][] {{0, 0}, {1, 0}, {0, 1}, {0, 0}}),
                        tf.constant(0f)),
                    OnnxRun.constant(tf, 3, 3, 4, 2),
                    byMap(2),
                    "SAME"));
    same.assertSame(1, 9, 8, 4);
  }

  @Test
  void explicitPaddingIsTheSame() {
    OnnxRun run =
        OnnxRun.of(
            4,
            (tf, x) ->
                tf.nn.conv2d(
                    x,
                    OnnxRun.constant(tf, 3, 3, 4, 2),
                    byMap(2),
                    "EXPLICIT",
                    Conv2d.explicitPaddings(List.of(0L, 0L, 1L, 2L, 0L, 3L, 0L, 0L))));
    run.assertSame(1, 9, 8, 4);
  }

  @Test
  void convolutionsOfGroupsOfChannelsBecomeOne() {
    for (boolean padded : new boolean[] {false, true}) {
      OnnxRun run = OnnxRun.of(4, (tf, x) -> grouped(tf, x, padded));
      assertThat(run.nodes()).containsExactly("Transpose", "Conv", "Transpose").inOrder();
      run.assertSame(1, 9, 8, 4);
    }
  }

  private static Operand<TFloat32> grouped(Ops tf, Operand<TFloat32> x, boolean padded) {
    Operand<TFloat32> whole =
        padded
            ? tf.pad(x, tf.constant(new int[][] {{0, 0}, {1, 1}, {1, 1}, {0, 0}}), tf.constant(0f))
            : x;
    List<Operand<TFloat32>> results = new ArrayList<>();
    List<Output<TFloat32>> parts = tf.split(tf.constant(3), whole, 2L).output();
    for (int group = 0; group < 2; group++) {
      Operand<TFloat32> weights = OnnxRun.constant(tf, 3, 3, 2, 5);
      results.add(tf.nn.conv2d(parts.get(group), weights, byMap(1), padded ? "VALID" : "SAME"));
    }
    return tf.concat(results, tf.constant(3));
  }

  @Test
  void poolsAreTheSameAndDoNotCountPadding() {
    assertSame(
        (tf, x, outputs) -> {
          for (String padding : List.of("SAME", "VALID")) {
            for (long stride : new long[] {1, 2, 3}) {
              for (int window : new int[] {2, 3, 5}) {
                String name = "%s_%d_%d".formatted(padding, stride, window);
                outputs.put(
                    "average_" + name, tf.nn.avgPool(x, byMap(window), byMap(stride), padding));
                outputs.put(
                    "max_" + name,
                    tf.nn.maxPool(
                        x,
                        tf.array(1, window, window, 1),
                        tf.array(1, (int) stride, (int) stride, 1),
                        padding));
              }
            }
          }
        });
  }

  @Test
  void paddingOfAMaximumIsPartOfItWhereItIsSmall() {
    OnnxRun small = OnnxRun.of(4, (tf, x) -> paddedMaximum(tf, x, 1));
    assertThat(small.nodes()).containsExactly("Transpose", "MaxPool", "Transpose").inOrder();
    small.assertSame(1, 9, 8, 4);
    OnnxRun large = OnnxRun.of(4, (tf, x) -> paddedMaximum(tf, x, 3));
    assertThat(large.nodes()).contains("Pad");
    large.assertSame(1, 9, 8, 4);
  }

  private static Operand<TFloat32> paddedMaximum(Ops tf, Operand<TFloat32> x, int padding) {
    int[][] sides = {{0, 0}, {padding, padding}, {padding, padding}, {0, 0}};
    return tf.nn.maxPool(
        tf.pad(x, tf.constant(sides), tf.constant(-Float.MAX_VALUE)),
        tf.array(1, 3, 3, 1),
        tf.array(1, 2, 2, 1),
        "VALID");
  }
}
