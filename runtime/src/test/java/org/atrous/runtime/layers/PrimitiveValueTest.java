package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.atrous.runtime.Normalization;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class PrimitiveValueTest {
  private static List<Float> values(Shape shape, float[] input, GradientCheck.Layer layer) {
    try (GraphRun run = GraphRun.of(shape, input, layer)) {
      float[] values = run.values();
      return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
  }

  private static float[] counting(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return values;
  }

  @Test
  void normalizationIsPerChannel() {
    Normalization normalization = Normalization.of(1, 2, 3, 0.5, 2, 4);
    assertThat(
            values(
                Shape.of(1, 1, 1, 3),
                new float[] {2, 4, 7},
                (net, x) -> net.normalize(x, normalization)))
        .containsExactly(2f, 1f, 1f)
        .inOrder();
  }

  @Test
  void subsamplingKeepsEveryStridethPositionFromTheFirst() {
    assertThat(values(Shape.of(1, 3, 4, 1), counting(12), (net, x) -> net.subsample(x, 2)))
        .containsExactly(0f, 2f, 8f, 10f)
        .inOrder();
  }

  @Test
  void globalPoolingIsTheMeanOfAllPositions() {
    assertThat(values(Shape.of(1, 2, 2, 2), counting(8), (net, x) -> net.globalPool(x)))
        .containsExactly(3f, 4f)
        .inOrder();
  }

  @Test
  void alignedCornersKeepTheirValues() {
    assertThat(resized(5, Interpolation.ALIGNED)).containsExactly(0f, 1f, 2f, 3f, 4f).inOrder();
  }

  @Test
  void halfPixelSamplesLieBetweenTheCentresAndStopAtTheBorder() {
    assertThat(resized(6, Interpolation.HALF_PIXEL))
        .containsExactly(0f, 0.5f, 1.5f, 2.5f, 3.5f, 4f)
        .inOrder();
  }

  private static List<Float> resized(int width, Interpolation interpolation) {
    return values(
        Shape.of(1, 1, 3, 1),
        new float[] {0, 2, 4},
        (net, x) -> net.resizeLike(x, Maps.like(x, 1, width), interpolation));
  }

  @Test
  void aSinglePositionIsResizedToTheSameValueEverywhere() {
    assertThat(
            values(
                Shape.of(2, 1, 1, 1),
                new float[] {3, 4},
                (net, x) -> net.resizeLike(x, Maps.like(x, 1, 2), Interpolation.ALIGNED)))
        .containsExactly(3f, 3f, 4f, 4f)
        .inOrder();
  }

  @Test
  void dropoutZeroesItsShareAndScalesTheRest() {
    float[] ones = new float[10_000];
    Arrays.fill(ones, 1);
    List<Float> dropped =
        values(Shape.of(1, 100, 100, 1), ones, (net, x) -> net.dropout("dropout1", x, 0.2));
    assertThat(dropped.stream().distinct().toList()).containsExactly(0f, 1.25f);
    long zeros = dropped.stream().filter(value -> value == 0).count();
    assertThat((double) zeros).isWithin(200).of(2_000);
  }

  @Test
  void dropoutIsTheSameAgainAtTheSameStep() {
    GradientCheck.Layer layer = (net, x) -> net.dropout("dropout1", x, 0.5);
    float[] input = counting(100);
    assertThat(values(Shape.of(1, 10, 10, 1), input, layer))
        .isEqualTo(values(Shape.of(1, 10, 10, 1), input, layer));
  }

  @Test
  void dropoutOfAnotherLayerDropsOtherValues() {
    float[] input = counting(100);
    assertThat(values(Shape.of(1, 10, 10, 1), input, (net, x) -> net.dropout("dropout1", x, 0.5)))
        .isNotEqualTo(
            values(Shape.of(1, 10, 10, 1), input, (net, x) -> net.dropout("dropout2", x, 0.5)));
  }

  @Test
  void dropoutPassesEverythingInInference() {
    float[] input = counting(100);
    try (GraphRun run =
        GraphRun.of(
            Mode.INFERENCE,
            Shape.of(1, 10, 10, 1),
            input,
            variable -> new float[0],
            (net, x) -> net.dropout("dropout1", x, 0.5))) {
      assertThat(run.values()).isEqualTo(input);
    }
  }

  @Test
  void concatenationKeepsTheOrderOfItsBranches() {
    assertThat(
            values(
                Shape.of(1, 1, 1, 2),
                new float[] {1, -1},
                (net, x) -> net.concat(List.of(net.relu(x), x))))
        .containsExactly(1f, 0f, 1f, -1f)
        .inOrder();
  }

  @Test
  void aSinglePositionIsMultipliedWithEveryOther() {
    GradientCheck.Layer byMean = (net, x) -> net.multiply(net.globalPool(x), x);
    assertThat(values(Shape.of(1, 1, 2, 2), counting(4), byMean))
        .containsExactly(0f, 2f, 2f, 6f)
        .inOrder();
  }

  @Test
  void scalingIsPerChannel() {
    try (GraphRun run =
        GraphRun.of(
            Mode.TRAINING,
            Shape.of(1, 1, 2, 2),
            counting(4),
            variable -> new float[] {10, 100},
            (net, x) -> net.scale("scale1", x, 1))) {
      assertThat(run.values()).isEqualTo(new float[] {0, 100, 20, 300});
    }
  }
}
