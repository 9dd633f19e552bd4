package org.atrous.runtime.weights.file;

import java.io.IOException;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.Range;

/**
 * A storage as PyTorch wrote it before 1.6: the number of its values in 64 bits, and the values.
 *
 * @param end position behind it
 */
record SizedStorage(long count, ByteSource values, long end) {
  /**
   * Finds one.
   *
   * @throws MalformedException if it isn't all there, or is of a type that isn't read
   */
  static SizedStorage at(ByteSource bytes, long position, TorchTensor.Type type)
      throws IOException {
    ElementType element =
        type.element()
            .orElseThrow(
                () -> new MalformedException("it has a storage of `%s`".formatted(type.label())));
    long count = bytes.read(position, Long.BYTES).getLong();
    long start = position + Long.BYTES;
    bytes.requireRange(start, Math.min(count, Long.MAX_VALUE / 16));
    Range values = Range.of(bytes, start, count * element.bytes());
    return new SizedStorage(count, values, start + values.size());
  }
}
