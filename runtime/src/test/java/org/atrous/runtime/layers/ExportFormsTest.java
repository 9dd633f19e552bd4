package org.atrous.runtime.layers;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** What each layer makes of one feature. */
  private static Map<String, float[]> run(
      boolean export, Shape known, Shape fed, Map<String, Layer> layers) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x =
          tf.withName("x").placeholder(TFloat32.class, Placeholder.shape(known));
      GraphLayers net =
          export ? GraphLayers.export(graph, false, null, false) : GraphLayers.inference(graph);
      Map<String, Operand<TFloat32>> results = new LinkedHashMap<>();
      layers.forEach(
          (name, layer) -> results.put(name, layer.on(net.scope("case" + results.size()), x)));
      float[] pixels = values(Math.toIntExact(fed.size()), 1);
      try (Session session = new Session(graph);
          TFloat32 image = TFloat32.tensorOf(fed, DataBuffers.of(pixels))) {
        assignAll(tf, session, net.variables().all());
        Session.Runner runner = session.runner().feed(x, image);
        results.values().forEach(runner::fetch);
        Map<String, float[]> values = new LinkedHashMap<>();
        try (Result result = runner.run()) {
          int next = 0;
          for (String name : results.keySet()) {
            TFloat32 tensor = (TFloat32) result.get(next++);
            float[] numbers = new float[Math.toIntExact(tensor.size())];
            tensor.asRawTensor().data().asFloats().read(numbers);
            values.put(name, numbers);
          }
        }
        return values;
      }
    }
  }

  private static void assignAll(Ops tf, Session session, List<Variable> variables) {
    Session.Runner runner = session.runner().addTarget(tf.noOp());
    for (Variable variable : variables) {
      Shape shape = Shape.of(variable.shape().stream().mapToLong(n -> n).toArray());
      float[] numbers = values(Math.toIntExact(shape.size()), 2);
      runner.addTarget(
          tf.assignVariableOp(variable.handle(), tf.constant(shape, DataBuffers.of(numbers))));
    }
    runner.run().close();
  }

  private static void assertSame(Map<String, Layer> layers) {
    for (int[] size : SIZES) {
      Shape fed = Shape.of(2, size[0], size[1], CHANNELS);
      Map<String, float[]> wanted = run(false, fed, fed, layers);
      for (Shape known : List.of(ANY, Shape.of(-1, size[0], size[1], CHANNELS))) {
        Map<String, float[]> exported = run(true, known, fed, layers);
        wanted.forEach(
            (name, values) ->
                assertWithMessage("%s on %s, known %s", name, fed, known)
                    .that(exported.get(name))
                    .usingTolerance(1e-5)
                    .containsExactly(values)
                    .inOrder());
      }
    }
  }

  @Test
  void convolutionsGiveTheSame() {
    Map<String, Layer> layers = new LinkedHashMap<>();
    for (Window window : windows()) {
      layers.put("conv " + window, (net, x) -> net.conv("conv1", x, 3, window));
      layers.put("depthwise " + window, (net, x) -> net.depthwise("depthwise1", x, window));
    }
    for (Window window : List.of(Window.of(3, 3), Window.of(3, 3).rate(2))) {
      layers.put("groups " + window, (net, x) -> net.groupedConv("conv1", x, 6, 2, window));
      layers.put("groups of one " + window, (net, x) -> net.groupedConv("conv1", x, 8, 4, window));
    }
    assertSame(layers);
  }

  @Test
  void poolsGiveTheSame() {
    Map<String, Layer> layers = new LinkedHashMap<>();
    for (Window window : windows()) {
      layers.put("maximum " + window, (net, x) -> net.maxPool(x, window));
      layers.put("average " + window, (net, x) -> net.avgPool(x, window));
    }
    layers.put("global", (net, x) -> net.globalPool(x));
    for (int bins : new int[] {1, 2, 3, 8, 12}) {
      layers.put(bins + " bins", (net, x) -> net.binPool(x, bins));
    }
    assertSame(layers);
  }

  @Test
  void resizesGiveTheSame() {
    Map<String, Layer> layers = new LinkedHashMap<>();
    for (Interpolation interpolation : Interpolation.values()) {
      layers.put(
          "finer " + interpolation,
          (net, x) -> net.resizeLike(net.subsample(x, 3), x, interpolation));
      layers.put(
          "coarser " + interpolation,
          (net, x) -> net.resizeLike(x, net.subsample(x, 2), interpolation));
      layers.put(
          "a single position " + interpolation,
          (net, x) -> net.resizeLike(net.globalPool(x), x, interpolation));
    }
    assertSame(layers);
  }

  @Test
  void otherLayersGiveTheSame() {
    Map<String, Layer> layers = new LinkedHashMap<>();
    layers.put("batch norm", (net, x) -> net.batchNorm("bn1", net.relu(x), 2));
    layers.put("layer norm", (net, x) -> net.layerNorm("ln1", x, 1e-3));
    layers.put("gate", (net, x) -> net.multiply(x, net.hardSigmoid(net.globalPool(x))));
    layers.put("join", (net, x) -> net.concat(List.of(x, net.add(x, net.gelu(x)))));
    assertSame(layers);
  }

  @Test
  void aWindowThatDoesNotFitOnAKnownMapIsRefused() {
    Shape known = Shape.of(-1, 7, 9, CHANNELS);
    Window window = new Window(9, 9, 1, 1, Padding.VALID);

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> run(true, known, known, Map.of("pool", (net, x) -> net.avgPool(x, window))));

    assertThat(refusal).hasMessageThat().contains("`case0/avgpool1`: a window of 9 taps");
  }
}
