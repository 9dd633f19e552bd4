package org.atrous.runtime.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.weights.ExportedWeights;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Weights as a checkpoint of TensorFlow, version 2: a folder in which TensorFlow finds it by
 * itself.
 *
 * <pre>
 * checkpoint                    says that `network` is the newest
 * network.index, network.data-00000-of-00001
 * network.json                  classes with their colours, normalisation
 * </pre>
 */
public final class CheckpointWriter {
  private static final String NAME = "network";

  /** The file in which TensorFlow notes a folder's newest checkpoint. */
  private static final String NEWEST = "checkpoint";

  private static final String DESCRIPTION = NAME + ".json";

  static final Set<String> FILES =
      Set.of(NEWEST, DESCRIPTION, NAME + ".index", NAME + ".data-00000-of-00001");

  private CheckpointWriter() {}

  /** Writes weights. */
  public static void write(
      ExportTarget target, ExportedWeights weights, NetworkDescription description)
      throws IOException {
    target.writeFolder(
        folder -> {
          save(folder.resolve(NAME), weights);
          Files.writeString(
              folder.resolve(NEWEST),
              "model_checkpoint_path: \"%1$s\"\nall_model_checkpoint_paths: \"%1$s\"\n"
                  .formatted(NAME));
          Files.writeString(folder.resolve(DESCRIPTION), Json.pretty(description));
        });
  }

  private static void save(Path prefix, ExportedWeights weights) throws IOException {
    List<TFloat32> fed = new ArrayList<>();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Operand<?>> values = new ArrayList<>();
      List<String> names = new ArrayList<>();
      weights.readAll(
          (tensor, numbers) -> {
            Shape shape = Shape.of(tensor.shape().stream().mapToLong(Long::longValue).toArray());
            names.add(tensor.name());
            values.add(tf.placeholder(TFloat32.class, Placeholder.shape(shape)));
            fed.add(TFloat32.tensorOf(shape, DataBuffers.of(numbers)));
          });
      String[] slices = Collections.nCopies(names.size(), "").toArray(String[]::new);
      Op save =
          tf.train.save(
              tf.constant(prefix.toString()),
              tf.array(names.toArray(String[]::new)),
              tf.array(slices),
              values);
      try (Session session = Sessions.open(graph)) {
        Session.Runner runner = session.runner().addTarget(save);
        for (int i = 0; i < fed.size(); i++) {
          runner.feed(values.get(i), fed.get(i));
        }
        runner.run().close();
      }
    } catch (TensorFlowException refusal) {
      throw new IOException(
          "TensorFlow can't write the checkpoint: %s".formatted(reason(refusal)), refusal);
    } finally {
      fed.forEach(TFloat32::close);
    }
  }

  /** What the system said: TensorFlow puts the file before it, and advice in lines of their own. */
  private static String reason(TensorFlowException refusal) {
    String first = String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
    return first.substring(first.lastIndexOf("; ") + 1).strip();
  }
}
