package org.atrous.runtime.weights.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A part of a source. */
public record Range(ByteSource source, long start, long size) implements ByteSource {
  /**
   * A part.
   *
   * @throws MalformedException if it isn't all inside
   */
  public static Range of(ByteSource source, long start, long size) throws MalformedException {
    source.requireRange(start, size);
    return new Range(source, start, size);
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    requireRange(position, target.remaining());
    source.read(start + position, target);
  }
}
