package org.atrous.generated.parity;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.atrous.runtime.AuxiliaryLogits;
import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.layers.GraphLayers;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.session.TrainingPlatform;
import org.atrous.runtime.variables.Variable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Auxiliary heads, which training alone has, give the logits of the implementation's. */
final class AuxiliaryParityTest {
  private static final Path FIXTURES =
      Path.of(System.getProperty("atrous.golden", ""))
          .resolveSibling("resources/org/atrous/generated/parity");
  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @ValueSource(
      strings = {"torchvision_deeplabv3_resnet50", "torchvision_deeplabv3_mobilenet_v3_large"})
  void givesTheLogitsOfTheReference(String name) throws IOException {
    Fixture fixture = Fixture.read(FIXTURES.resolve(name + ".json"));
    Fixture.Run run = fixture.runs().get(0);
    assertThat(run.auxiliary()).isNotEmpty();
    ReferenceNetwork reference = ReferenceNetwork.of(fixture);
    TrainingPlatform.require();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Shape shape = Shape.of(1, run.height(), run.width(), 3);
      Placeholder<TFloat32> image =
          tf.withName("image").placeholder(TFloat32.class, Placeholder.shape(shape));
      GraphLayers layers = GraphLayers.inference(graph);
      Operand<TFloat32> logits = reference.network().logits(layers, image, fixture.outputStride());
      assertThat(logits.shape().get(3)).isEqualTo(reference.network().classes());
      List<AuxiliaryLogits> heads =
          reference.network().auxiliaryLogits(layers, fixture.outputStride());
      assertThat(heads.stream().map(AuxiliaryLogits::name).toList())
          .containsExactlyElementsIn(run.auxiliary().keySet());
      try (Session session = Sessions.open(graph, Precision.FLOAT32)) {
        assign(tf, session, layers, reference.weights().byVariable());
        float[] pixels = Formula.image(fixture.name(), run.height(), run.width());
        for (AuxiliaryLogits head : heads) {
          Fixture.Logits expected = Objects.requireNonNull(run.auxiliary().get(head.name()));
          try (TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(pixels));
              Result result = session.runner().feed(image, fed).fetch(head.logits()).run()) {
            compare(expected, (TFloat32) result.get(0));
          }
        }
      }
    }
  }

  private static void assign(
      Ops tf, Session session, GraphLayers layers, Map<String, float[]> values) {
    Session.Runner runner = session.runner();
    List<TFloat32> fed = new ArrayList<>();
    for (Variable variable : layers.variables().all()) {
      Shape shape = Shape.of(variable.shape().stream().mapToLong(Long::longValue).toArray());
      Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      float[] numbers = values.getOrDefault(variable.name(), new float[0]);
      TFloat32 tensor = TFloat32.tensorOf(shape, DataBuffers.of(numbers));
      fed.add(tensor);
      runner.feed(value, tensor).addTarget(tf.assignVariableOp(variable.handle(), value));
    }
    runner.run().close();
    fed.forEach(TFloat32::close);
  }

  private static void compare(Fixture.Logits expected, TFloat32 logits) {
    for (Fixture.Sample sample : expected.samples()) {
      double difference =
          Math.abs(logits.getFloat(0, sample.y(), sample.x(), sample.channel()) - sample.value());
      assertWithMessage("%s, as a share of the range", sample)
          .that(difference / expected.range())
          .isLessThan(TOLERANCE);
    }
  }
}
