package org.atrous.runtime.layers;

import java.util.List;
import org.atrous.runtime.Normalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Gradients of the primitives without a window. */
class PrimitiveGradientTest {
  private static final Shape SMALL = Shape.of(2, 4, 5, 3);

  /** Large enough for values on both sides of all kinks at -3, 3 and 6. */
  private static final Shape WIDE = Shape.of(2, 6, 7, 4);

  @Test
  void batchNormWithTheBatchsStatistics() {
    GradientCheck.check(SMALL, (net, x) -> net.batchNorm("bn1", x, 1e-3));
  }

  @Test
  void batchNormWithRunningAverages() {
    GradientCheck.check(SMALL, true, (net, x) -> net.batchNorm("bn1", x, 1e-3));
  }

  @Test
  void batchNormOverASingleValue() {
    GradientCheck.check(Shape.of(1, 1, 1, 4), (net, x) -> net.batchNorm("bn1", x, 1e-3));
  }

  @Test
  void bias() {
    GradientCheck.check(SMALL, (net, x) -> net.bias("conv1", x));
  }

  @Test
  void normalization() {
    Normalization normalization = Normalization.of(1, 2, 3, 0.5, 2, 4);
    GradientCheck.check(SMALL, (net, x) -> net.normalize(x, normalization));
  }

  @Test
  void relu() {
    GradientCheck.check(SMALL, (net, x) -> net.relu(x));
  }

  @Test
  void relu6() {
    GradientCheck.check(WIDE, (net, x) -> net.relu6(x));
  }

  @Test
  void sigmoid() {
    GradientCheck.check(SMALL, (net, x) -> net.sigmoid(x));
  }

  @Test
  void gelu() {
    GradientCheck.check(WIDE, (net, x) -> net.gelu(x));
  }

  @Test
  void swish() {
    GradientCheck.check(WIDE, (net, x) -> net.swish(x));
  }

  @Test
  void hardSwish() {
    GradientCheck.check(WIDE, (net, x) -> net.hardSwish(x));
  }

  @Test
  void hardSigmoid() {
    GradientCheck.check(WIDE, (net, x) -> net.hardSigmoid(x));
  }

  @Test
  void layerNorm() {
    GradientCheck.check(SMALL, (net, x) -> net.layerNorm("ln1", x, 1e-2));
  }

  @Test
  void layerNormWhereBatchNormIsFrozen() {
    GradientCheck.check(SMALL, true, (net, x) -> net.layerNorm("ln1", x, 1e-2));
  }

  @Test
  void scale() {
    GradientCheck.check(SMALL, (net, x) -> net.scale("scale1", x, 0.5));
  }

  @Test
  void productOfEqualMaps() {
    GradientCheck.check(SMALL, (net, x) -> net.multiply(net.sigmoid(x), x));
  }

  @Test
  void productOfAMapAndASinglePosition() {
    GradientCheck.check(SMALL, (net, x) -> net.multiply(x, net.sigmoid(net.globalPool(x))));
  }

  @Test
  void productOfASinglePositionAndAMap() {
    GradientCheck.check(SMALL, (net, x) -> net.multiply(net.sigmoid(net.globalPool(x)), x));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6})
  void binPool(int bins) {
    GradientCheck.check(SMALL, (net, x) -> net.binPool(x, bins));
  }

  @Test
  void globalPool() {
    GradientCheck.check(SMALL, (net, x) -> net.globalPool(x));
  }

  @Test
  void subsample() {
    GradientCheck.check(SMALL, (net, x) -> net.subsample(x, 2));
  }

  @Test
  void dropout() {
    GradientCheck.check(SMALL, (net, x) -> net.dropout("dropout1", x, 0.4));
  }

  @Test
  void add() {
    GradientCheck.check(SMALL, (net, x) -> net.add(net.sigmoid(x), net.relu(x)));
  }

  @Test
  void concat() {
    GradientCheck.check(SMALL, (net, x) -> net.concat(List.of(net.relu(x), x, net.sigmoid(x))));
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void resizeToMorePositions(Interpolation interpolation) {
    GradientCheck.check(SMALL, (net, x) -> resize(net, x, 9, 8, interpolation));
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void resizeToFewerPositions(Interpolation interpolation) {
    GradientCheck.check(SMALL, (net, x) -> resize(net, x, 3, 2, interpolation));
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void resizeOfASinglePosition(Interpolation interpolation) {
    GradientCheck.check(Shape.of(2, 1, 1, 3), (net, x) -> resize(net, x, 4, 3, interpolation));
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void resizeToTheSameSize(Interpolation interpolation) {
    GradientCheck.check(SMALL, (net, x) -> resize(net, x, 4, 5, interpolation));
  }

  private static Operand<TFloat32> resize(
      Layers net, Operand<TFloat32> x, int height, int width, Interpolation interpolation) {
    return net.resizeLike(x, Maps.like(x, height, width), interpolation);
  }

  @Test
  void chainOfLayersThatShareAnInput() {
    Window atrous = Window.of(3, 3).rate(2);
    GradientCheck.check(
        SMALL,
        (net, x) -> {
          Operand<TFloat32> main = net.conv("conv1", x, 3, atrous);
          main = net.batchNorm("bn1", main, 1e-3);
          Operand<TFloat32> shortcut = net.conv("shortcut", x, 3, Window.of(1, 1));
          return net.sigmoid(net.add(net.conv("conv2", main, 3, atrous), shortcut));
        });
  }
}
