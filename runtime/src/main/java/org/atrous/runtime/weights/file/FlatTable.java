package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.Range;

/**
 * A table of a FlatBuffer. It begins with the distance back to its list of fields, which has the
 * place of each within the table, or 0 where a field has its default.
 *
 * @param position of the table
 */
record FlatTable(ByteSource bytes, long position) {
  private static final int LONGEST_TEXT = 1 << 16;

  /** The table that the file is. */
  static FlatTable root(ByteSource bytes) throws IOException {
    return new FlatTable(bytes, offset(bytes, 0));
  }

  private static long offset(ByteSource bytes, long position) throws IOException {
    return position + Integer.toUnsignedLong(bytes.read(position, Integer.BYTES).getInt());
  }

  /** The position of a field that is there. */
  private Optional<Long> field(int index) throws IOException {
    long fields = position - bytes.read(position, Integer.BYTES).getInt();
    int length = Short.toUnsignedInt(bytes.read(fields, Short.BYTES).getShort());
    int entry = 2 * Short.BYTES + Short.BYTES * index;
    if (entry + Short.BYTES > length) {
      return Optional.empty();
    }
    int place = Short.toUnsignedInt(bytes.read(fields + entry, Short.BYTES).getShort());
    return place == 0 ? Optional.empty() : Optional.of(position + place);
  }

  boolean has(int index) throws IOException {
    return field(index).isPresent();
  }

  int byteAt(int index) throws IOException {
    Optional<Long> field = field(index);
    return field.isEmpty() ? 0 : bytes.read(field.get(), 1).get();
  }

  int intAt(int index) throws IOException {
    Optional<Long> field = field(index);
    return field.isEmpty() ? 0 : bytes.read(field.get(), Integer.BYTES).getInt();
  }

  long longAt(int index) throws IOException {
    Optional<Long> field = field(index);
    return field.isEmpty() ? 0 : bytes.read(field.get(), Long.BYTES).getLong();
  }

  Optional<FlatTable> table(int index) throws IOException {
    Optional<Long> field = field(index);
    return field.isEmpty()
        ? Optional.empty()
        : Optional.of(new FlatTable(bytes, offset(bytes, field.get())));
  }

  /** A list's bytes; empty where there is no list. */
  Range vector(int index, int width) throws IOException {
    Optional<Long> field = field(index);
    if (field.isEmpty()) {
      return Range.of(bytes, 0, 0);
    }
    long start = offset(bytes, field.get());
    long length = Integer.toUnsignedLong(bytes.read(start, Integer.BYTES).getInt());
    return Range.of(bytes, start + Integer.BYTES, length * width);
  }

  /** A list's content, which is small. */
  ByteBuffer content(int index, int width) throws IOException {
    Range range = vector(index, width);
    if (range.size() > 1 << 28) {
      throw new MalformedException("it has a list of %d bytes".formatted(range.size()));
    }
    return range.read(0, (int) range.size());
  }

  List<FlatTable> tables(int index) throws IOException {
    Range range = vector(index, Integer.BYTES);
    List<FlatTable> tables = new ArrayList<>();
    for (long at = 0; at < range.size(); at += Integer.BYTES) {
      tables.add(new FlatTable(bytes, offset(bytes, range.start() + at)));
    }
    return tables;
  }

  String text(int index) throws IOException {
    Range range = vector(index, 1);
    if (range.size() > LONGEST_TEXT) {
      throw new MalformedException("it has a name of %d bytes".formatted(range.size()));
    }
    return StandardCharsets.UTF_8.decode(range.read(0, (int) range.size())).toString();
  }
}
