package org.atrous.runtime.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * TensorFlow's record format: the length in 8 bytes, its checksum in 4, the data, and the data's
 * checksum in 4, all little-endian. Checksums are CRC-32C, rotated and shifted, so that they differ
 * from those of data that holds checksums itself.
 */
public final class RecordFile {
  private static final int HEAD = 12;
  private static final int TAIL = 4;
  private static final int MASK = 0xa282ead8;

  private final FileChannel channel;

  /** Reads and writes at the channel's position. */
  public RecordFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Adds a record. */
  public void write(byte[] data) throws IOException {
    ByteBuffer record =
        ByteBuffer.allocate(HEAD + data.length + TAIL).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(checksum(record.array(), 0, Long.BYTES));
    record.put(data);
    record.putInt(checksum(record.array(), HEAD, data.length));
    record.flip();
    while (record.hasRemaining()) {
      channel.write(record);
    }
  }

  /** The next record; empty at the end, and where a record is cut short or damaged. */
  public Optional<byte[]> read() throws IOException {
    Optional<ByteBuffer> head = read(HEAD);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    long length = head.get().getLong();
    long left = channel.size() - channel.position() - TAIL;
    if (head.get().getInt() != checksum(head.get().array(), 0, Long.BYTES)
        || length < 0
        || length > left) {
      return Optional.empty();
    }
    byte[] data = new byte[(int) length];
    return read(data.length + TAIL)
        .map(rest -> rest.get(data).getInt())
        .filter(stored -> stored == checksum(data, 0, data.length))
        .map(stored -> data);
  }

  private Optional<ByteBuffer> read(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    int got = 0;
    while (bytes.hasRemaining() && got >= 0) {
      got = channel.read(bytes);
    }
    return bytes.hasRemaining() ? Optional.empty() : Optional.of(bytes.flip());
  }

  private static int checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }
}
