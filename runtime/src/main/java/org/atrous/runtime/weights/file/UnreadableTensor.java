package org.atrous.runtime.weights.file;

import java.util.List;
import org.atrous.runtime.weights.bytes.MalformedException;

/** A tensor of a type that has no float32: it may stand in a file, as long as nobody wants it. */
record UnreadableTensor(List<Long> shape, String type) implements StoredTensor {
  UnreadableTensor {
    shape = List.copyOf(shape);
  }

  static UnreadableTensor of(List<Long> shape, String type) throws MalformedException {
    Shapes.count(shape);
    return new UnreadableTensor(shape, type);
  }

  @Override
  public float[] read() throws MalformedException {
    throw new MalformedException("it is stored as %s, which isn't read".formatted(type));
  }
}
