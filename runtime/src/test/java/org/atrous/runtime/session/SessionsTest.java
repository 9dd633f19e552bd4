package org.atrous.runtime.session;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;

class SessionsTest {
  @Test
  void atLeastOneThreadIsNeeded() {
    assertThrows(IllegalArgumentException.class, () -> Sessions.useThreads(0));
  }

  @Test
  void aProcessWithSessionsKeepsItsThreads() {
    int threads = Sessions.threads();
    try (Graph graph = new Graph()) {
      Sessions.open(graph).close();
    }

    Sessions.useThreads(threads);

    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> Sessions.useThreads(threads + 1));
    assertThat(refusal).hasMessageThat().contains("on %d threads".formatted(threads));
  }

  @Test
  void gradientsAreNotSummedInTheOrderInWhichTheyAreReady() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      // TensorFlow rewrites such a sum where it expects to use more than about 200 MB.
      Shape shape = Shape.of(1, 256, 256, 128);
      Operand<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      Operand<TFloat32> shared = tf.math.sigmoid(x);
      Operand<TFloat32> branches =
          tf.concat(
              List.of(
                  tf.math.exp(shared),
                  tf.math.square(shared),
                  tf.math.sigmoid(shared),
                  tf.math.tanh(shared)),
              tf.constant(3));
      Output<?> gradient =
          graph.addGradients(branches.asOutput(), new Output<?>[] {x.asOutput()})[0];
      try (Session session = Sessions.open(graph);
          TFloat32 fed = TFloat32.tensorOf(shape);
          Result result =
              session
                  .runner()
                  .feed(x, fed)
                  .fetch(gradient)
                  .setOptions(RunOptions.newBuilder().setOutputPartitionGraphs(true).build())
                  .runAndFetchMetadata()) {
        List<String> ops =
            result.getMetadata().orElseThrow().getPartitionGraphsList().stream()
                .flatMap(part -> part.getNodeList().stream())
                .map(NodeDef::getOp)
                .toList();
        assertThat(ops).contains("AddN");
        assertThat(ops).doesNotContain("AssignAdd");
      }
    }
  }
}
