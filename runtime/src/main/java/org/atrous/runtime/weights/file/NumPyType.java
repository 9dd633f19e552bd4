package org.atrous.runtime.weights.file;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A type of numbers as NumPy writes it, such as {@code <f4}. */
record NumPyType(ElementType type, ByteOrder order) {
  private static final Pattern TEXT = Pattern.compile("([<>|=]?)([fiub][1248])");

  private static final Map<String, ElementType> TYPES =
      Map.ofEntries(
          Map.entry("f8", ElementType.FLOAT64),
          Map.entry("f4", ElementType.FLOAT32),
          Map.entry("f2", ElementType.FLOAT16),
          Map.entry("i8", ElementType.INT64),
          Map.entry("i4", ElementType.INT32),
          Map.entry("i2", ElementType.INT16),
          Map.entry("i1", ElementType.INT8),
          Map.entry("u4", ElementType.UINT32),
          Map.entry("u2", ElementType.UINT16),
          Map.entry("u1", ElementType.UINT8),
          Map.entry("b1", ElementType.BOOL));

  /** The type, or empty where it isn't one of single numbers. */
  static Optional<NumPyType> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return Optional.ofNullable(TYPES.get(matcher.group(2))).map(type -> new NumPyType(type, order));
  }
}
