package org.atrous.runtime.weights.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that stays open. */
public final class FileBytes implements ByteSource, Closeable {
  /** Java keeps a buffer outside the heap that is as large as the largest read ever was. */
  private static final int CHUNK = 1 << 20;

  private final FileChannel channel;
  private final long size;

  private FileBytes(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /** Opens a file. */
  public static FileBytes open(Path file) throws IOException {
    return new FileBytes(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    requireRange(position, target.remaining());
    int end = target.limit();
    long from = position;
    try {
      while (target.position() < end) {
        target.limit(Math.min(end, target.position() + CHUNK));
        int count = channel.read(target, from);
        if (count < 0) {
          throw new MalformedException("it has become shorter while it was read");
        }
        from += count;
      }
    } finally {
      target.limit(end);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
