package org.atrous.runtime.variables;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.atrous.runtime.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class InitialValuesTest {
  private static final List<Long> FILTER = List.of(3L, 3L, 32L, 64L);

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Variables variables = new Variables();

  @AfterEach
  void close() {
    graph.close();
  }

  private float[] values(long seed, String name, List<Long> shape, Role role) {
    return values(seed, variables.create(tf.scope(), name, shape, role));
  }

  private float[] values(long seed, Variable variable) {
    return values(seed, Initialization.USUAL, variable);
  }

  private float[] values(long seed, Initialization initialization, Variable variable) {
    try (Session session = Sessions.open(graph);
        Result result =
            session
                .runner()
                .fetch(new InitialValues(seed, initialization).of(tf.scope(), variable))
                .run()) {
      float[] values = new float[Math.toIntExact(variable.size())];
      ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
      return values;
    }
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  @Test
  void filtersSpreadByTheNumberOfTheirInputs() {
    double wanted = Math.sqrt(2.0 / (9 * 32));
    float[] values = values(1, "conv1/weights", FILTER, Role.WEIGHTS);
    assertThat(deviation(values)).isWithin(0.02 * wanted).of(wanted);
  }

  @Test
  void depthwiseFiltersHaveOneInputChannel() {
    double wanted = Math.sqrt(2.0 / 9);
    float[] values =
        values(1, "depthwise1/weights", List.of(3L, 3L, 2048L, 1L), Role.DEPTHWISE_WEIGHTS);
    assertThat(deviation(values)).isWithin(0.02 * wanted).of(wanted);
  }

  @Test
  void equalSeedsAndNamesGiveEqualValuesWhateverCameBefore() {
    float[] first = values(1, "conv1/weights", FILTER, Role.WEIGHTS);
    try (Graph other = new Graph()) {
      Ops ops = Ops.create(other);
      Variables others = new Variables();
      others.create(ops.scope(), "before", FILTER, Role.WEIGHTS);
      Variable again = others.create(ops.scope(), "conv1/weights", FILTER, Role.WEIGHTS);
      try (Session session = Sessions.open(other);
          Result result =
              session
                  .runner()
                  .fetch(new InitialValues(1, Initialization.USUAL).of(ops.scope(), again))
                  .run()) {
        float[] second = new float[first.length];
        ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(second);
        assertThat(second).isEqualTo(first);
      }
    }
  }

  @Test
  void seedAndNameChangeTheValues() {
    float[] first = values(1, "conv1/weights", FILTER, Role.WEIGHTS);
    assertThat(values(1, "conv2/weights", FILTER, Role.WEIGHTS)).isNotEqualTo(first);
    assertThat(values(2, "conv3/weights", FILTER, Role.WEIGHTS)).isNotEqualTo(first);
  }

  @Test
  void normsStartAsTheIdentity() {
    List<Long> one = List.of(1L);
    assertThat(values(1, "gamma", one, Role.GAMMA)).usingExactEquality().containsExactly(1f);
    assertThat(values(1, "beta", one, Role.BETA)).usingExactEquality().containsExactly(0f);
    assertThat(values(1, "mean", one, Role.MOVING_MEAN)).usingExactEquality().containsExactly(0f);
    assertThat(values(1, "variance", one, Role.MOVING_VARIANCE))
        .usingExactEquality()
        .containsExactly(1f);
  }

  @Test
  void layerNormsStartAsTheIdentity() {
    List<Long> one = List.of(1L);
    assertThat(values(1, "gamma", one, Role.LAYER_GAMMA)).usingExactEquality().containsExactly(1f);
    assertThat(values(1, "beta", one, Role.LAYER_BETA)).usingExactEquality().containsExactly(0f);
  }

  @Test
  void aStartOfItsOwnGoesBeforeThatOfTheRole() {
    Variable variable =
        variables.create(tf.scope(), "scale", List.of(2L), Role.SCALE, new Start.Fill(1e-6));
    assertThat(values(1, variable)).usingExactEquality().containsExactly(1e-6f, 1e-6f);
  }

  private float[] drawn(Filler filler, List<Long> shape, Role role) {
    Variable variable = variables.create(tf.scope(), "conv1/weights", shape, role);
    return values(1, new Initialization(filler, filler, filler, List.of()), variable);
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @Test
  void heByOutputsSpreadsByTheNumberOfTheOutputs() {
    double wanted = Math.sqrt(2.0 / (9 * 64));
    float[] values = drawn(Filler.HE_NORMAL_OUT, FILTER, Role.WEIGHTS);
    assertThat(deviation(values)).isWithin(0.02 * wanted).of(wanted);
    assertThat(largest(values)).isGreaterThan(2.5 * wanted);
  }

  @Test
  void depthwiseFiltersHaveTheOutputsOfAllChannels() {
    double wanted = Math.sqrt(2.0 / (9 * 2048));
    List<Long> shape = List.of(3L, 3L, 2048L, 1L);
    float[] values = drawn(Filler.HE_NORMAL_OUT, shape, Role.DEPTHWISE_WEIGHTS);
    assertThat(deviation(values)).isWithin(0.02 * wanted).of(wanted);
  }

  @Test
  void uniformOnesFillTheirBounds() {
    double glorot = Math.sqrt(6.0 / (9 * (32 + 64)));
    float[] values = drawn(Filler.GLOROT_UNIFORM, FILTER, Role.WEIGHTS);
    assertThat(largest(values)).isWithin(0.01 * glorot).of(glorot);
    assertThat(deviation(values)).isWithin(0.02 * glorot).of(glorot / Math.sqrt(3));
  }

  @Test
  void pytorchsOwnReachOneOverTheRootOfTheInputs() {
    double bound = 1 / Math.sqrt(9 * 32);
    float[] values = drawn(Filler.FAN_IN_UNIFORM, FILTER, Role.WEIGHTS);
    assertThat(largest(values)).isWithin(0.01 * bound).of(bound);
  }

  @Test
  void aTruncatedNormalEndsAtTwoDeviations() {
    float[] values = drawn(Filler.truncatedNormal(0.01), FILTER, Role.WEIGHTS);
    assertThat(largest(values)).isAtMost(0.02);
    assertThat(deviation(values)).isWithin(0.0002).of(0.0088);
  }

  @Test
  void trunkHeadsAndScoresAreDrawnEachInItsOwnWay() {
    Initialization initialization =
        new Initialization(
            Filler.normal(1), Filler.normal(0.1), Filler.normal(0.01), List.of("head/conv2"));
    double[] deviations =
        Stream.of("backbone/conv1/weights", "head/conv1/weights", "head/conv2/weights")
            .map(name -> variables.create(tf.scope(), name, FILTER, Role.WEIGHTS))
            .mapToDouble(variable -> deviation(values(1, initialization, variable)))
            .toArray();
    assertThat(deviations[0]).isWithin(0.02).of(1);
    assertThat(deviations[1]).isWithin(0.002).of(0.1);
    assertThat(deviations[2]).isWithin(0.0002).of(0.01);
  }
}
