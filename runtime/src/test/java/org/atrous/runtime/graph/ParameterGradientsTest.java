package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class ParameterGradientsTest {
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Variables variables = new Variables();
  private final Variable used = variable("used");
  private final Variable stopped = variable("stopped");
  private final Variable idle = variable("idle");

  private Variable variable(String name) {
    return variables.create(tf.scope(), name, List.of(2L), Role.BIASES);
  }

  @AfterEach
  void close() {
    graph.close();
  }

  @Test
  void variablesOffTheWayAndBehindAStopAreToldApartFromThoseReached() {
    Operand<TFloat32> y = tf.math.mul(used.value(), tf.stopGradient(stopped.value()));

    ParameterGradients gradients =
        ParameterGradients.add(graph, y, tf.onesLike(y), List.of(used, stopped, idle));

    assertThat(gradients.reached().keySet()).containsExactly(used);
    assertThat(gradients.unreached()).containsExactly(idle, stopped);
  }
}
