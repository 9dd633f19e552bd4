package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.atrous.runtime.variables.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Layers in exports give what they give in inference, whether sizes are known or not. */
class ExportFormsTest {
  private static final int CHANNELS = 4;
  private static final int[][] SIZES = {{7, 10}, {8, 9}};
  private static final Shape ANY = Shape.of(-1, -1, -1, CHANNELS);

  /** A layer on a feature. */
  private interface Layer {
    Operand<TFloat32> on(Layers net, Operand<TFloat32> x);
  }

  private static List<Window> windows() {
    List<Window> windows = new ArrayList<>();
    for (Padding padding : Padding.values()) {
      for (int[] form : new int[][] {{3, 3, 1, 1}, {3, 3, 2, 1}, {3, 3, 1, 2}, {3, 3, 1, 3}}) {
        windows.add(new Window(form[0], form[1], form[2], form[3], padding));
      }
      windows.add(new Window(1, 1, 1, 1, padding));
      windows.add(new Window(1, 3, 1, 2, padding));
      windows.add(new Window(2, 2, 2, 1, padding));
      windows.add(new Window(2, 2, 1, 3, padding));
      windows.add(new Window(4, 2, 1, 1, padding));
    }
    return windows;
  }

  private static float[] values(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() - 0.75f;
    }
    return values;
  }

  private static float[] run(boolean export, Shape known, Shape fed, Layer layer) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x =
          tf.withName("x").placeholder(TFloat32.class, Placeholder.shape(known));
      GraphLayers net =
          export ? GraphLayers.export(graph, false, null, false) : GraphLayers.inference(graph);
      Operand<TFloat32> y = layer.on(net, x);
      float[] pixels = values(Math.toIntExact(fed.size()), 1);
      try (Session session = new Session(graph);
          TFloat32 image = TFloat32.tensorOf(fed, DataBuffers.of(pixels))) {
        for (Variable variable : net.variables().all()) {
          Shape shape = Shape.of(variable.shape().stream().mapToLong(n -> n).toArray());
          float[] numbers = values(Math.toIntExact(shape.size()), 2);
          session.run(
              tf.assignVariableOp(variable.handle(), tf.constant(shape, DataBuffers.of(numbers))));
        }
        try (Result result = session.runner().feed(x, image).fetch(y).run()) {
          TFloat32 tensor = (TFloat32) result.get(0);
          float[] numbers = new float[Math.toIntExact(tensor.size())];
          tensor.asRawTensor().data().asFloats().read(numbers);
          return numbers;
        }
      }
    }
  }

  private static void assertSame(String what, Layer layer) {
    for (int[] size : SIZES) {
      Shape fed = Shape.of(2, size[0], size[1], CHANNELS);
      float[] wanted = run(false, fed, fed, layer);
      for (Shape known : List.of(ANY, Shape.of(-1, size[0], size[1], CHANNELS))) {
        assertWithMessage("%s on %s, known %s", what, fed, known)
            .that(run(true, known, fed, layer))
            .usingTolerance(1e-5)
            .containsExactly(wanted)
            .inOrder();
      }
    }
  }

  @Test
  void convolutionsGiveTheSame() {
    for (Window window : windows()) {
      assertSame("conv " + window, (net, x) -> net.conv("conv1", x, 3, window));
    }
  }

  @Test
  void groupsGiveTheSame() {
    for (Window window : List.of(Window.of(3, 3), Window.of(3, 3).rate(2))) {
      assertSame("groups", (net, x) -> net.groupedConv("conv1", x, 6, 2, window));
      assertSame("groups of one", (net, x) -> net.groupedConv("conv1", x, 8, 4, window));
    }
  }

  @Test
  void depthwiseConvolutionsGiveTheSame() {
    for (Window window : windows()) {
      assertSame("depthwise " + window, (net, x) -> net.depthwise("depthwise1", x, window));
    }
  }

  @Test
  void poolsGiveTheSame() {
    for (Window window : windows()) {
      assertSame("maximum " + window, (net, x) -> net.maxPool(x, window));
      assertSame("average " + window, (net, x) -> net.avgPool(x, window));
    }
    assertSame("global", (net, x) -> net.globalPool(x));
    for (int bins : new int[] {1, 2, 3, 8, 12}) {
      assertSame(bins + " bins", (net, x) -> net.binPool(x, bins));
    }
  }

  @Test
  void resizesGiveTheSame() {
    for (Interpolation interpolation : Interpolation.values()) {
      assertSame(
          "coarser " + interpolation,
          (net, x) -> net.resizeLike(net.subsample(x, 3), x, interpolation));
      assertSame(
          "finer " + interpolation,
          (net, x) -> net.resizeLike(x, net.subsample(x, 2), interpolation));
      assertSame(
          "a single position " + interpolation,
          (net, x) -> net.resizeLike(net.globalPool(x), x, interpolation));
    }
  }

  @Test
  void otherLayersGiveTheSame() {
    assertSame("batch norm", (net, x) -> net.batchNorm("bn1", net.relu(x), 2));
    assertSame("layer norm", (net, x) -> net.layerNorm("ln1", x, 1e-3));
    assertSame("gate", (net, x) -> net.multiply(x, net.hardSigmoid(net.globalPool(x))));
    assertSame("join", (net, x) -> net.concat(List.of(x, net.add(x, net.gelu(x)))));
  }

  @Test
  void aWindowThatDoesNotFitOnAKnownMapIsRefused() {
    Shape known = Shape.of(-1, 7, 9, CHANNELS);
    Window window = new Window(9, 9, 1, 1, Padding.VALID);

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> run(true, known, known, (net, x) -> net.avgPool(x, window)));

    assertThat(refusal).hasMessageThat().contains("`avgpool1`: a window of 9 taps");
  }
}
