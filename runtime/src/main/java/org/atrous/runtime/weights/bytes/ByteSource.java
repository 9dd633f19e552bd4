package org.atrous.runtime.weights.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes at positions that can be read in any order. */
public interface ByteSource {
  /** Number of bytes. */
  long size();

  /**
   * Fills what remains of a buffer.
   *
   * @param position of the first byte, from 0
   * @throws MalformedException if the source ends before the buffer is full
   */
  void read(long position, ByteBuffer target) throws IOException;

  /**
   * Reads some bytes, least significant first where they are numbers.
   *
   * @throws MalformedException if the source ends before; nothing is allocated then
   */
  default ByteBuffer read(long position, int count) throws IOException {
    requireRange(position, count);
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    read(position, bytes);
    return bytes.flip();
  }

  /** Refuses a range that isn't all inside. */
  default void requireRange(long position, long count) throws MalformedException {
    if (position < 0 || count < 0 || position > size() - count) {
      throw new MalformedException(
          "it should have %d bytes at byte %d, but ends at byte %d"
              .formatted(count, position, size()));
    }
  }
}
