package org.atrous.runtime.weights.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.Range;

/** The bytes of a pickle, read from front to back. */
final class PickleBytes {
  private static final int WINDOW = 1 << 16;
  private static final int LONGEST_LINE = 1 << 12;

  private final ByteSource source;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long windowEnd;

  PickleBytes(ByteSource source, long position) {
    this.source = source;
    this.windowEnd = position;
  }

  /** The position of the next byte. */
  long position() {
    return windowEnd - window.remaining();
  }

  private ByteBuffer next(int count) throws IOException {
    if (window.remaining() < count) {
      long position = position();
      source.requireRange(position, count);
      int size = (int) Math.min(Math.max(WINDOW, count), source.size() - position);
      window = source.read(position, size).order(ByteOrder.LITTLE_ENDIAN);
      windowEnd = position + size;
    }
    return window;
  }

  int unsignedByte() throws IOException {
    return Byte.toUnsignedInt(next(1).get());
  }

  int unsignedShort() throws IOException {
    return Short.toUnsignedInt(next(2).getShort());
  }

  int signedInt() throws IOException {
    return next(4).getInt();
  }

  long unsignedInt() throws IOException {
    return Integer.toUnsignedLong(signedInt());
  }

  long signedLong() throws IOException {
    return next(8).getLong();
  }

  double bigEndianDouble() throws IOException {
    return Double.longBitsToDouble(Long.reverseBytes(signedLong()));
  }

  byte[] array(int count) throws IOException {
    byte[] bytes = new byte[count];
    next(count).get(bytes);
    return bytes;
  }

  String text(int count, Charset charset) throws IOException {
    return new String(array(count), charset);
  }

  /** Bytes that stay where they are. */
  ByteSource slice(long count) throws IOException {
    Range range = Range.of(source, position(), count);
    skip(count);
    return range;
  }

  void skip(long count) throws IOException {
    long position = position();
    source.requireRange(position, count);
    window = ByteBuffer.allocate(0);
    windowEnd = position + count;
  }

  /** The text up to the end of the line, as protocol 0 writes arguments. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
      if (line.length() == LONGEST_LINE) {
        throw new MalformedException("its pickle has a line of more than 4096 characters");
      }
      line.append((char) c);
    }
    return new String(
        line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
