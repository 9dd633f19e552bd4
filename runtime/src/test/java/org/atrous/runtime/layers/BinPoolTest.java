package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Means over bins, against those of PyTorch's definition taken position by position. */
class BinPoolTest {
  static Stream<Arguments> sizes() {
    return Stream.of(
        Arguments.of(5, 7, 3),
        Arguments.of(6, 4, 2),
        Arguments.of(33, 9, 6),
        Arguments.of(4, 2, 3),
        Arguments.of(3, 3, 1),
        Arguments.of(1, 1, 2));
  }

  private static float value(int row, int column) {
    return (row * 31 + column * 17) % 23;
  }

  private static float mean(int height, int width, int bins, int i, int j) {
    float sum = 0;
    int positions = 0;
    for (int row = i * height / bins; row * bins < (i + 1) * height; row++) {
      for (int column = j * width / bins; column * bins < (j + 1) * width; column++) {
        sum += value(row, column);
        positions++;
      }
    }
    return sum / positions;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void eachBinIsTheMeanOfItsPositions(int height, int width, int bins) {
    float[] input = new float[height * width];
    for (int i = 0; i < input.length; i++) {
      input[i] = value(i / width, i % width);
    }
    float[] wanted = new float[bins * bins];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = mean(height, width, bins, i / bins, i % bins);
    }

    try (GraphRun run =
        GraphRun.of(Shape.of(1, height, width, 1), input, (net, x) -> net.binPool(x, bins))) {
      assertThat(run.shape()).isEqualTo(Shape.of(1, bins, bins, 1));
      assertThat(run.values()).usingTolerance(1e-5).containsExactly(wanted).inOrder();
    }
  }

  /** Positions 0 and 1, 1 to 3, 3 and 4. */
  @Test
  void binsOverlapWhereTheyDoNotDivideTheMap() {
    float[] input = {0, 1, 2, 3, 10};
    try (GraphRun run = GraphRun.of(Shape.of(1, 1, 5, 1), input, (net, x) -> net.binPool(x, 3))) {
      assertThat(run.values())
          .usingExactEquality()
          .containsExactly(0.5f, 2f, 6.5f, 0.5f, 2f, 6.5f, 0.5f, 2f, 6.5f)
          .inOrder();
    }
  }
}
