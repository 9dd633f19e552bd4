package org.atrous.runtime.layers;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** Gradients of convolutions and pools, at every rate, stride and padding that may be built. */
class WindowGradientTest {
  static Stream<Arguments> windows() {
    return Stream.of(Padding.values())
        .flatMap(
            padding ->
                Stream.of(
                        Window.of(3, 3),
                        Window.of(3, 3).rate(2),
                        Window.of(3, 3).rate(6),
                        Window.of(3, 3).stride(2),
                        Window.of(1, 1).stride(2),
                        Window.of(1, 3).rate(2),
                        Window.of(2, 2).rate(2),
                        Window.of(2, 2).stride(2))
                    .map(window -> Arguments.of(window.padding(padding))));
  }

  /** Just large enough for the window without padding, odd and even. */
  private static Shape map(Window window) {
    return Shape.of(2, 2L * window.rate() + 2, 2L * window.rate() + 3, 2);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void convolution(Window window) {
    GradientCheck.check(map(window), (net, x) -> net.conv("conv1", x, 2, window));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void groupedConvolution(Window window) {
    Shape map = map(window);
    Shape fourChannels = Shape.of(1, map.get(1), map.get(2), 4);
    GradientCheck.check(fourChannels, (net, x) -> net.groupedConv("conv1", x, 6, 2, window));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void groupedConvolutionOfSingleChannels(Window window) {
    GradientCheck.check(map(window), (net, x) -> net.groupedConv("conv1", x, 4, 2, window));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void depthwiseConvolution(Window window) {
    GradientCheck.check(map(window), (net, x) -> net.depthwise("depthwise1", x, window));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void maxPool(Window window) {
    GradientCheck.check(map(window), (net, x) -> net.maxPool(x, window));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void averagePool(Window window) {
    GradientCheck.check(map(window), (net, x) -> net.avgPool(x, window));
  }
}
