package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.atrous.runtime.weights.bytes.FileBytes;

/**
 * What tells a file's format: its first bytes, its last, and the names around it.
 *
 * @param start up to 512 bytes
 * @param end up to 8 bytes
 */
record Head(Path file, long size, ByteBuffer start, ByteBuffer end) {
  static final String FETCH_AGAIN =
      "fetch or write the file again: it is damaged, or isn't what its name says";

  private static final int START = 512;
  private static final int END = 8;

  static Head of(Path file) throws IOException {
    try (FileBytes bytes = FileBytes.open(file)) {
      long size = bytes.size();
      int end = (int) Math.min(END, size);
      return new Head(
          file, size, bytes.read(0, (int) Math.min(START, size)), bytes.read(size - end, end));
    }
  }

  /** Whether these bytes, given as characters, stand at a position. */
  boolean has(int position, String bytes) {
    byte[] expected = bytes.getBytes(StandardCharsets.ISO_8859_1);
    if (start.limit() < position + expected.length) {
      return false;
    }
    byte[] found = new byte[expected.length];
    start.duplicate().position(position).get(found);
    return Arrays.equals(found, expected);
  }

  /** The first bytes as text, for what is no file of weights at all. */
  String text() {
    return StandardCharsets.ISO_8859_1.decode(start.duplicate()).toString();
  }

  /** The number that the first eight bytes are, least significant first. */
  long firstLong() {
    return start.limit() < Long.BYTES
        ? -1
        : start.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(0);
  }

  /** The number that the last eight bytes are, least significant first. */
  long lastLong() {
    return end.limit() < Long.BYTES
        ? -1
        : end.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(0);
  }
}
