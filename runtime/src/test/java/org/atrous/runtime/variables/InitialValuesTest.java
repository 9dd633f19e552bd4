package org.atrous.runtime.variables;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
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
    try (Session session = Sessions.open(graph);
        Result result =
            session.runner().fetch(new InitialValues(seed).of(tf.scope(), variable)).run()) {
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
              session.runner().fetch(new InitialValues(1).of(ops.scope(), again)).run()) {
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
}
