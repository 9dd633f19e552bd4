package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;

/**
 * One array in NumPy's own format, {@code .npy}: a magic, a version, the length of a header, the
 * header as a literal of Python, and the values.
 */
final class NumPyArray {
  static final String MAGIC = "\u0093NUMPY";

  private static final int LARGEST_HEADER = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[))");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,L]*)\\)");

  private NumPyArray() {}

  /** Finds the array in a source that is nothing else. */
  static StoredTensor in(ByteSource bytes) throws IOException {
    ByteBuffer start = bytes.read(0, 8);
    byte[] magic = new byte[6];
    start.get(magic);
    int version = start.get(6);
    if (!new String(magic, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
      throw new MalformedException("it is no NumPy array");
    }
    if (version < 1 || version > 3) {
      throw new MalformedException("version %d of its format isn't read".formatted(version));
    }
    int width = version == 1 ? 2 : 4;
    ByteBuffer field = bytes.read(8, width);
    int length = width == 2 ? Short.toUnsignedInt(field.getShort()) : field.getInt();
    if (length < 0 || length > LARGEST_HEADER) {
      throw new MalformedException("its header is absurdly large");
    }
    String header = StandardCharsets.UTF_8.decode(bytes.read(8 + width, length)).toString();
    return array(header, bytes, 8L + width + length);
  }

  private static StoredTensor array(String header, ByteSource bytes, long values)
      throws MalformedException {
    String typeText = field(header, TYPE, "descr");
    boolean columnMajor = field(header, ORDER, "fortran_order").equals("True");
    List<Long> shape = shape(field(header, SHAPE, "shape"));
    if (typeText.contains("O")) {
      throw new MalformedException("it holds objects of Python instead of numbers");
    }
    Optional<NumPyType> type = NumPyType.parse(typeText);
    if (type.isEmpty()) {
      return UnreadableTensor.of(shape, typeText);
    }
    Shapes.count(shape);
    long[] strides = columnMajor ? Shapes.columnMajor(shape) : Shapes.rowMajor(shape);
    return StoredArray.of(bytes, values, type.get().type(), type.get().order(), shape, strides);
  }

  private static String field(String header, Pattern pattern, String name)
      throws MalformedException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new MalformedException("its header has no `%s` that can be read".formatted(name));
    }
    String text = matcher.group(1);
    return text == null ? "a structure" : text;
  }

  private static List<Long> shape(String text) throws MalformedException {
    List<Long> shape = new ArrayList<>();
    for (String size : text.split(",", -1)) {
      // NumPy under Python 2 wrote its long numbers so.
      String digits = size.strip().replaceFirst("L$", "");
      if (digits.length() > 15) {
        throw new MalformedException("its shape (%s) is absurdly large".formatted(text));
      }
      if (!digits.isEmpty()) {
        shape.add(Long.parseLong(digits));
      }
    }
    return shape;
  }
}
