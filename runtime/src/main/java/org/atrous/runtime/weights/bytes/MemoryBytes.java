package org.atrous.runtime.weights.bytes;

import java.nio.ByteBuffer;

/** Bytes in memory. */
public final class MemoryBytes implements ByteSource {
  private final ByteBuffer bytes;

  /** What remains of a buffer, which isn't changed. */
  public MemoryBytes(ByteBuffer bytes) {
    this.bytes = bytes.slice();
  }

  @Override
  public long size() {
    return bytes.capacity();
  }

  @Override
  public void read(long position, ByteBuffer target) throws MalformedException {
    requireRange(position, target.remaining());
    target.put(bytes.slice((int) position, target.remaining()));
  }
}
