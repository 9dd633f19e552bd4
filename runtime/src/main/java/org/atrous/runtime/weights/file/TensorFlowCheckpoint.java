package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.MalformedException;

/**
 * Checkpoints of TensorFlow, by its own reader: those of version 2, an index and shards of values,
 * and those of version 1, a single file. Both the index and the single file end in a table's magic.
 */
final class TensorFlowCheckpoint implements WeightFormat {
  private static final long TABLE_MAGIC = 0xdb4775248b80fb57L;

  /** What TensorFlow 2 appends to the path of every variable. */
  private static final String ATTRIBUTE = "/.ATTRIBUTES/VARIABLE_VALUE";

  @Override
  public String label() {
    return "a checkpoint of TensorFlow";
  }

  @Override
  public boolean recognises(Head head) {
    return head.lastLong() == TABLE_MAGIC;
  }

  /** Opens a checkpoint of version 1. */
  @Override
  public WeightFile open(Path file) throws IOException {
    return read(file, file, "TensorFlow checkpoint, version 1");
  }

  /** Opens a checkpoint of version 2, whose files begin with a prefix. */
  static WeightFile open(Path given, Path prefix) throws IOException {
    CheckpointPrefix.requireWhole(prefix);
    return read(given, prefix, "TensorFlow checkpoint, version 2");
  }

  private static WeightFile read(Path given, Path prefix, String format) throws IOException {
    NativeCheckpoint checkpoint = NativeCheckpoint.open(prefix);
    try {
      TensorIndex tensors = new TensorIndex();
      for (String name : checkpoint.names()) {
        StoredTensor tensor = checkpoint.tensor(name);
        if (!tensor.type().equals(NativeCheckpoint.TEXT)) {
          tensors.add(shortened(name), () -> tensor);
        }
      }
      if (tensors.byName().isEmpty()) {
        throw new MalformedException("it has no variables");
      }
      return IndexedWeightFile.of(
          given, format, Optional.of(LayoutConvention.TENSORFLOW), tensors, checkpoint);
    } catch (IOException e) {
      checkpoint.close();
      throw e;
    }
  }

  private static String shortened(String name) {
    return name.endsWith(ATTRIBUTE) ? name.substring(0, name.length() - ATTRIBUTE.length()) : name;
  }
}
