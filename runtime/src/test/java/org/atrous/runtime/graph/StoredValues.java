package org.atrous.runtime.graph;

import java.util.List;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.session.Sessions;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Reads single variables from checkpoints. */
final class StoredValues {
  private StoredValues() {}

  static float[] read(Checkpoint checkpoint, String variable) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var restored =
          tf.train.restore(
              tf.constant(checkpoint.prefix()),
              tf.array(variable),
              tf.array(""),
              List.of(TFloat32.class));
      try (Session session = Sessions.open(graph);
          Result result = session.runner().fetch(restored.tensors().get(0)).run()) {
        TFloat32 tensor = (TFloat32) result.get(0);
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }
}
