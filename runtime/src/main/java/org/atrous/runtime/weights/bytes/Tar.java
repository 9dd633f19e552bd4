package org.atrous.runtime.weights.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tar archive, whose files lie in it as they are (POSIX.1-2001, "pax"; of its extended headers
 * none matters here).
 */
public final class Tar {
  private static final int BLOCK = 512;
  private static final int MOST_FILES = 10_000;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int TYPE_AT = 156;

  private Tar() {}

  /**
   * The files of an archive by name, in its order.
   *
   * @throws MalformedException if it is damaged, or has two files of one name
   */
  public static Map<String, ByteSource> files(ByteSource archive) throws IOException {
    Map<String, ByteSource> files = new LinkedHashMap<>();
    long position = 0;
    while (position < archive.size()) {
      ByteBuffer header = archive.read(position, BLOCK);
      if (header.get(0) == 0) {
        break;
      }
      Range content = Range.of(archive, position + BLOCK, size(header));
      String name = text(header, 0, NAME_LENGTH);
      boolean isFile = header.get(TYPE_AT) == '0' || header.get(TYPE_AT) == 0;
      if (isFile && files.put(name, content) != null) {
        throw new MalformedException("it has two entries `%s`".formatted(name));
      }
      if (files.size() > MOST_FILES) {
        throw new MalformedException("it has more than %d entries".formatted(MOST_FILES));
      }
      position += BLOCK + (content.size() + BLOCK - 1) / BLOCK * BLOCK;
    }
    return Collections.unmodifiableMap(files);
  }

  /** In octal digits. */
  private static long size(ByteBuffer header) throws MalformedException {
    String digits = text(header, SIZE_AT, SIZE_LENGTH).strip();
    if (!digits.matches("[0-7]{1,12}")) {
      throw new MalformedException("one of its entries has no size");
    }
    return Long.parseLong(digits, 8);
  }

  private static String text(ByteBuffer header, int from, int length) {
    byte[] bytes = new byte[length];
    header.duplicate().position(from).get(bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
