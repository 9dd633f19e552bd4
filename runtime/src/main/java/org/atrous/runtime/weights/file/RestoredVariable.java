package org.atrous.runtime.weights.file;

import java.nio.file.Path;
import java.util.List;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;

/**
 * A variable of half precision in a checkpoint of version 1. TensorFlow's reader of checkpoints
 * doesn't support it ("Data type not supported"), but its operation that restores does.
 */
final class RestoredVariable {
  private RestoredVariable() {}

  /**
   * Reads one.
   *
   * @param count of its values
   * @throws MalformedException if TensorFlow can't, or finds another number of values
   */
  static float[] read(Path checkpoint, String name, int count) throws MalformedException {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat16> half =
          tf.train
              .restore(
                  tf.constant(checkpoint.toString()),
                  tf.array(name),
                  tf.array(""),
                  List.of(TFloat16.class))
              .tensors()
              .get(0)
              .expect(TFloat16.class);
      try (Result read = session.runner().fetch(tf.dtypes.cast(half, TFloat32.class)).run()) {
        TFloat32 tensor = (TFloat32) read.get(0);
        if (tensor.size() != count) {
          throw new MalformedException("it has %d values".formatted(tensor.size()));
        }
        float[] values = new float[count];
        tensor.copyTo(DataBuffers.of(values));
        return values;
      }
    } catch (TensorFlowException refusal) {
      throw new MalformedException(
          String.valueOf(refusal.getMessage()).lines().findFirst().orElse(""), refusal);
    }
  }
}
