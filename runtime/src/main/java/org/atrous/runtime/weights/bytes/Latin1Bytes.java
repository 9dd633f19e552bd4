package org.atrous.runtime.weights.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes that were written as the characters with their codes, in UTF-8: so pickles of protocol 2
 * hold the byte strings of Python 3.
 */
public final class Latin1Bytes implements ByteSource {
  private static final int WINDOW = 1 << 16;
  private static final String NO_LATIN = "its bytes are no Latin-1 text in UTF-8";

  private final ByteSource utf8;
  private final long size;

  private Latin1Bytes(ByteSource utf8, long size) {
    this.utf8 = utf8;
    this.size = size;
  }

  /** The bytes behind such a text, which is read once to count them. */
  public static Latin1Bytes of(ByteSource utf8) throws IOException {
    Windows windows = new Windows(utf8);
    long size = 0;
    for (int filled = windows.next(); filled > 0; filled = windows.next()) {
      for (int i = 0; i < filled; i++) {
        if (!isSecond(windows.bytes[i])) {
          size++;
        }
      }
    }
    return new Latin1Bytes(utf8, size);
  }

  private static boolean isSecond(byte unit) {
    return (unit & 0xc0) == 0x80;
  }

  @Override
  public long size() {
    return size;
  }

  /**
   * Reads from the front, as characters are of one byte or two.
   *
   * @throws MalformedException also if a character is beyond 255, or it isn't UTF-8
   */
  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    requireRange(position, target.remaining());
    Windows windows = new Windows(utf8);
    long skipped = 0;
    int first = 0;
    for (int filled = windows.next(); filled > 0; filled = windows.next()) {
      for (int i = 0; i < filled; i++) {
        byte unit = windows.bytes[i];
        int character = unit;
        if (unit < 0 && first == 0) {
          first = requireFirst(unit);
          continue;
        }
        if (first != 0) {
          character = joined(first, unit);
          first = 0;
        }
        if (skipped < position) {
          skipped++;
        } else if (target.hasRemaining()) {
          target.put((byte) character);
        } else {
          return;
        }
      }
    }
    if (target.hasRemaining()) {
      throw new MalformedException(NO_LATIN);
    }
  }

  private static int requireFirst(byte unit) throws MalformedException {
    if ((unit & 0xfc) != 0xc0) {
      throw new MalformedException(NO_LATIN);
    }
    return unit & 0xff;
  }

  private static int joined(int first, byte second) throws MalformedException {
    if (!isSecond(second)) {
      throw new MalformedException(NO_LATIN);
    }
    return (first & 0x03) << 6 | (second & 0x3f);
  }

  /** The text, piece by piece. */
  private static final class Windows {
    private final ByteSource utf8;
    private final byte[] bytes = new byte[WINDOW];
    private long position;

    Windows(ByteSource utf8) {
      this.utf8 = utf8;
    }

    /** Fills the next piece, and says how long it is; 0 behind the last. */
    int next() throws IOException {
      int filled = (int) Math.min(WINDOW, utf8.size() - position);
      if (filled > 0) {
        utf8.read(position, ByteBuffer.wrap(bytes, 0, filled));
        position += filled;
      }
      return filled;
    }
  }
}
