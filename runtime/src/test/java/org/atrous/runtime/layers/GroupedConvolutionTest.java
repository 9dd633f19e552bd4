package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

/** A grouped convolution is a convolution whose weights between different groups are zero. */
class GroupedConvolutionTest {
  private static final int CHANNELS = 4;
  private static final int WIDTH = 8;

  private static float[] random(int size) {
    Random random = new Random(size);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Weights of all pairs of channels, from those within groups. */
  private static float[] withZeros(float[] grouped, int groups) {
    int inputs = CHANNELS / groups;
    int outputs = WIDTH / groups;
    float[] whole = new float[grouped.length * groups];
    for (int i = 0; i < grouped.length; i++) {
      int output = i % WIDTH;
      int input = i / WIDTH % inputs + output / outputs * inputs;
      int tap = i / WIDTH / inputs;
      whole[(tap * CHANNELS + input) * WIDTH + output] = grouped[i];
    }
    return whole;
  }

  private static float[] values(Mode mode, float[] weights, GradientCheck.Layer layer) {
    Shape shape = Shape.of(2, 7, 9, CHANNELS);
    float[] input = random(Math.toIntExact(shape.size()));
    try (GraphRun run = GraphRun.of(mode, shape, input, variable -> weights, layer)) {
      return run.values();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, SYMMETRIC",
    "2, 1, 1, SYMMETRIC",
    "2, 2, 1, SYMMETRIC",
    "2, 2, 1, SAME",
    "2, 1, 2, SYMMETRIC",
    "2, 1, 2, VALID",
    "4, 1, 1, SYMMETRIC",
    "4, 2, 1, SAME",
    "4, 1, 2, SYMMETRIC"
  })
  void groupsDoNotSeeEachOther(int groups, int stride, int rate, Padding padding) {
    Window window = new Window(3, 3, stride, rate, padding);
    float[] weights = random(9 * CHANNELS / groups * WIDTH);
    for (Mode mode : Mode.values()) {
      float[] grouped =
          values(mode, weights, (net, x) -> net.groupedConv("conv1", x, WIDTH, groups, window));
      float[] plain =
          values(mode, withZeros(weights, groups), (net, x) -> net.conv("conv1", x, WIDTH, window));
      assertThat(grouped).usingTolerance(1e-4).containsExactly(plain).inOrder();
    }
  }
}
