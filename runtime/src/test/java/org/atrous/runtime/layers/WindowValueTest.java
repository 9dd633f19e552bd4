package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Values of convolutions and pools against loops over taps in double precision. */
class WindowValueTest {
  private static final int CHANNELS = 2;
  private static final int WIDTH = 3;

  private final Random random = new Random(4);

  /** What a layer does at one position, given a reader of taps that says NaN outside the map. */
  private interface Taps {
    double at(int y, int x, int channel);
  }

  private interface Rule {
    double apply(Taps taps, Window window, int channel);
  }

  @ParameterizedTest
  @MethodSource("org.atrous.runtime.layers.WindowGradientTest#windows")
  void convolution(Window window) {
    float[] weights = floats(window.height() * window.width() * CHANNELS * WIDTH);
    compare(
        window,
        weights,
        WIDTH,
        (net, x) -> net.conv("conv1", x, WIDTH, window),
        (taps, w, out) -> {
          double sum = 0;
          for (int i = 0; i < w.height() * w.width() * CHANNELS; i++) {
            int tap = i / CHANNELS;
            double value = taps.at(tap / w.width(), tap % w.width(), i % CHANNELS);
            sum += Double.isNaN(value) ? 0 : value * weights[i * WIDTH + out];
          }
          return sum;
        });
  }

  @ParameterizedTest
  @MethodSource("org.atrous.runtime.layers.WindowGradientTest#windows")
  void depthwiseConvolution(Window window) {
    float[] weights = floats(window.height() * window.width() * CHANNELS);
    compare(
        window,
        weights,
        CHANNELS,
        (net, x) -> net.depthwise("depthwise1", x, window),
        (taps, w, channel) -> {
          double sum = 0;
          for (int tap = 0; tap < w.height() * w.width(); tap++) {
            double value = taps.at(tap / w.width(), tap % w.width(), channel);
            sum += Double.isNaN(value) ? 0 : value * weights[tap * CHANNELS + channel];
          }
          return sum;
        });
  }

  @ParameterizedTest
  @MethodSource("org.atrous.runtime.layers.WindowGradientTest#windows")
  void maxPool(Window window) {
    compare(
        window,
        new float[0],
        CHANNELS,
        (net, x) -> net.maxPool(x, window),
        (taps, w, channel) -> {
          double max = Double.NEGATIVE_INFINITY;
          for (int tap = 0; tap < w.height() * w.width(); tap++) {
            double value = taps.at(tap / w.width(), tap % w.width(), channel);
            max = Double.isNaN(value) ? max : Math.max(max, value);
          }
          return max;
        });
  }

  @ParameterizedTest
  @MethodSource("org.atrous.runtime.layers.WindowGradientTest#windows")
  void averagePoolOverTheTapsInside(Window window) {
    compare(
        window,
        new float[0],
        CHANNELS,
        (net, x) -> net.avgPool(x, window),
        (taps, w, channel) -> {
          double sum = 0;
          int inside = 0;
          for (int tap = 0; tap < w.height() * w.width(); tap++) {
            double value = taps.at(tap / w.width(), tap % w.width(), channel);
            sum += Double.isNaN(value) ? 0 : value;
            inside += Double.isNaN(value) ? 0 : 1;
          }
          return sum / inside;
        });
  }

  @ParameterizedTest
  @EnumSource(Padding.class)
  void aStridedWindowOverAnEvenMapTellsPaddingsApart(Padding padding) {
    Window window = Window.of(3, 3).stride(2).padding(padding);
    float[] input = floats(8 * 8);
    try (GraphRun run =
        GraphRun.of(Shape.of(1, 8, 8, 1), input, (net, x) -> net.maxPool(x, window))) {
      assertThat(run.shape().get(1)).isEqualTo(padding == Padding.VALID ? 3 : 4);
      int last = padding == Padding.SYMMETRIC ? 1 : 2;
      float max = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < (last + 1) * (last + 1); i++) {
        max = Math.max(max, input[i / (last + 1) * 8 + i % (last + 1)]);
      }
      assertThat(run.values()[0]).isEqualTo(max);
    }
  }

  private float[] floats(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian() - 3;
    }
    return values;
  }

  private void compare(
      Window window, float[] weights, int width, GradientCheck.Layer layer, Rule rule) {
    int height = 2 * window.rate() + 2;
    int breadth = 2 * window.rate() + 3;
    float[] input = floats(2 * height * breadth * CHANNELS);
    for (Mode mode : new Mode[] {Mode.TRAINING, Mode.INFERENCE}) {
      try (GraphRun run =
          GraphRun.of(
              mode, Shape.of(2, height, breadth, CHANNELS), input, variable -> weights, layer)) {
        int rows = size(height, window.height(), window);
        int columns = size(breadth, window.width(), window);
        assertThat(run.shape()).isEqualTo(Shape.of(2, rows, columns, width));
        float[] found = run.values();
        for (int i = 0; i < found.length; i++) {
          int channel = i % width;
          int x = i / width % columns * window.stride() - before(breadth, window.width(), window);
          int y =
              i / width / columns % rows * window.stride()
                  - before(height, window.height(), window);
          int image = i / width / columns / rows;
          Taps taps =
              (tapY, tapX, c) -> {
                int py = y + tapY * window.rate();
                int px = x + tapX * window.rate();
                boolean inside = py >= 0 && py < height && px >= 0 && px < breadth;
                return inside
                    ? input[((image * height + py) * breadth + px) * CHANNELS + c]
                    : Double.NaN;
              };
          assertWithMessage("%s, value %s", mode, i)
              .that(found[i])
              .isWithin(2e-4f)
              .of((float) rule.apply(taps, window, channel));
        }
      }
    }
  }

  private static int size(int size, int kernel, Window window) {
    int span = (kernel - 1) * window.rate() + 1;
    int padding =
        switch (window.padding()) {
          case VALID -> 0;
          case SYMMETRIC -> window.rate() * (kernel - 1) / 2 * 2;
          case SAME -> Math.max(0, (same(size, window) - 1) * window.stride() + span - size);
        };
    return (size + padding - span) / window.stride() + 1;
  }

  private static int same(int size, Window window) {
    return (size + window.stride() - 1) / window.stride();
  }

  private static int before(int size, int kernel, Window window) {
    int span = (kernel - 1) * window.rate() + 1;
    return switch (window.padding()) {
      case VALID -> 0;
      case SYMMETRIC -> window.rate() * (kernel - 1) / 2;
      case SAME -> Math.max(0, (same(size, window) - 1) * window.stride() + span - size) / 2;
    };
  }
}
