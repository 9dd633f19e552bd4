package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.atrous.runtime.variables.Start;
import org.atrous.runtime.variables.Variable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Names of ops and variables, and what is refused. */
class GraphLayersTest {
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final GraphLayers net = GraphLayers.inference(graph);
  private final Operand<TFloat32> x = feature(Shape.of(1, 4, 5, 2));

  private Operand<TFloat32> feature(Shape shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  @AfterEach
  void close() {
    graph.close();
  }

  private static String refusal(Executable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void variablesAndOpsLieUnderThePathOfTheirLayer() {
    net.scope("backbone").scope("block1").conv("conv1", x, 3, Window.of(1, 1));

    Variable weights = net.variables().all().get(0);
    assertThat(weights.name()).isEqualTo("backbone/block1/conv1/weights");
    assertThat(weights.handle().op().name()).isEqualTo("backbone/block1/conv1/weights");
    assertThat(graph.operation("backbone/block1/conv1/Conv2d")).isNotNull();
  }

  @Test
  void aScopeThatIsOpenedAgainIsTheSame() {
    net.scope("backbone").conv("conv1", x, 3, Window.of(1, 1));
    net.scope("backbone").conv("conv2", x, 3, Window.of(1, 1));

    assertThat(graph.operation("backbone/conv2/Conv2d")).isNotNull();
  }

  @Test
  void poolsAreCountedByScope() {
    net.scope("backbone").maxPool(x, Window.of(2, 2));
    net.scope("backbone").maxPool(x, Window.of(2, 2));

    assertThat(graph.operation("backbone/maxpool1/MaxPool")).isNotNull();
    assertThat(graph.operation("backbone/maxpool2/MaxPool")).isNotNull();
  }

  @Test
  void tapsAreFoundByTheirWholePath() {
    net.scope("backbone").tap("block1", x);

    assertThat(net.scope("head").tapped("backbone/block1")).isSameInstanceAs(x);
  }

  @Test
  void anUnknownTapIsRefusedWithThoseThatAre() {
    net.scope("backbone").tap("block1", x);

    assertThat(refusal(() -> net.tapped("block1"))).contains("there are: backbone/block1");
  }

  @Test
  void aTapIsNamedOnce() {
    net.tap("low", x);

    assertThat(refusal(() -> net.tap("low", x))).isEqualTo("tap `low` exists already");
  }

  @Test
  void aVariableIsMadeOnce() {
    net.conv("conv1", x, 3, Window.of(1, 1));

    assertThat(refusal(() -> net.conv("conv1", x, 3, Window.of(1, 1))))
        .isEqualTo("variable `conv1/weights` exists already");
  }

  @Test
  void aPathIsMadeOfPlainSegments() {
    assertThat(refusal(() -> net.scope("a/b"))).contains("`a/b` is no segment of a path");
  }

  @Test
  void aWindowThatDoesNotFitIsRefusedWithItsLayer() {
    Window window = Window.of(3, 3).rate(3).padding(Padding.VALID);

    assertThat(refusal(() -> net.scope("head").conv("conv1", x, 3, window)))
        .isEqualTo(
            "`head/conv1`: a window of 3 taps at rate 3 doesn't fit on 4 positions with 0 of"
                + " padding");
  }

  @Test
  void aPoolWithoutPaddingThatIsLargerThanTheMapIsRefused() {
    Window window = Window.of(5, 5).padding(Padding.VALID);

    assertThat(refusal(() -> net.scope("head").avgPool(x, window)))
        .isEqualTo(
            "`head/avgpool1`: a window of 5 taps at rate 1 doesn't fit on 4 positions with 0 of"
                + " padding");
  }

  @Test
  void groupsDivideTheInputChannels() {
    assertThat(refusal(() -> net.scope("unit1").groupedConv("conv1", x, 6, 3, Window.of(3, 3))))
        .isEqualTo("`unit1/conv1`: 3 groups don't divide 2 input channels and a width of 6");
  }

  @Test
  void groupsDivideTheWidth() {
    assertThat(refusal(() -> net.groupedConv("conv1", x, 5, 2, Window.of(3, 3))))
        .isEqualTo("`conv1`: 2 groups don't divide 2 input channels and a width of 5");
  }

  @Test
  void thereIsAtLeastOneGroup() {
    assertThat(refusal(() -> net.groupedConv("conv1", x, 4, 0, Window.of(3, 3))))
        .contains("0 groups");
  }

  @Test
  void weightsOfAGroupedConvolutionSeeTheInputsOfOneGroup() {
    net.groupedConv("conv1", feature(Shape.of(1, 4, 5, 8)), 6, 2, Window.of(3, 1));

    assertThat(net.variables().all().get(0).shape()).containsExactly(3L, 1L, 4L, 6L).inOrder();
  }

  @Test
  void factorsStartWhereTheirLayerSays() {
    net.scale("scale1", x, 1e-6);

    assertThat(net.variables().all().get(0).start()).isEqualTo(new Start.Fill(1e-6));
  }

  @Test
  void mapsOfDifferentSizesAreNotMultiplied() {
    Operand<TFloat32> row = feature(Shape.of(1, 1, 5, 2));

    assertThat(refusal(() -> net.scope("unit1").multiply(x, row)))
        .isEqualTo(
            "features of shapes [1, 4, 5, 2] and [1, 1, 5, 2] in `unit1` can't be multiplied");
  }

  @Test
  void differentChannelsAreNotMultiplied() {
    Operand<TFloat32> single = feature(Shape.of(1, 1, 1, 1));

    assertThat(refusal(() -> net.multiply(single, x))).contains("can't be multiplied");
  }

  @Test
  void thereIsAtLeastOneBin() {
    assertThat(refusal(() -> net.scope("head").binPool(x, 0)))
        .isEqualTo("`head/bin_pool1`: there must be at least 1 bin, not 0");
  }

  @Test
  void anAverageOverPaddingAloneIsRefused() {
    Operand<TFloat32> single = feature(Shape.of(1, 1, 1, 2));

    assertThat(refusal(() -> net.avgPool(single, Window.of(2, 2).rate(2))))
        .contains("outside the map altogether");
  }

  @Test
  void sizesMustBeKnown() {
    Operand<TFloat32> unknown = feature(Shape.of(1, -1, 5, 2));

    assertThat(refusal(() -> net.conv("conv1", unknown, 3, Window.of(1, 1))))
        .contains("with all sizes known");
  }

  @Test
  void onlyEqualShapesAreAdded() {
    Operand<TFloat32> other = feature(Shape.of(1, 1, 5, 2));

    assertThat(refusal(() -> net.scope("unit1").add(x, other)))
        .isEqualTo("features of shapes [1, 4, 5, 2] and [1, 1, 5, 2] in `unit1` can't be added");
  }

  @Test
  void onlyMapsOfOneSizeAreConcatenated() {
    Operand<TFloat32> other = feature(Shape.of(1, 4, 4, 2));

    assertThat(refusal(() -> net.concat(List.of(x, other)))).contains("can't be concatenated");
  }

  @Test
  void aDropoutRateIsBelowOne() {
    assertThat(refusal(() -> net.dropout("dropout1", x, 1))).contains("not 1.0");
  }
}
