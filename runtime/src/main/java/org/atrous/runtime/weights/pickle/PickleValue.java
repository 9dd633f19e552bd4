package org.atrous.runtime.weights.pickle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.weights.bytes.ByteSource;

/** What a pickle holds. Values may be nested as deeply as the file likes, and hold themselves. */
public sealed interface PickleValue {
  /** Python's {@code None}. */
  record None() implements PickleValue {}

  /** A truth value. */
  record Truth(boolean value) implements PickleValue {}

  /** An integer. */
  record Whole(BigInteger value) implements PickleValue {}

  /** A floating-point number. */
  record Real(double value) implements PickleValue {}

  /** A string, or a short byte string of Python 2, one character per byte. */
  record Text(String value) implements PickleValue {}

  /** A string that is too long to be a name; it stays in the file, in UTF-8. */
  record LongText(ByteSource utf8) implements PickleValue {}

  /** A byte string, which stays in the file. */
  record Bytes(ByteSource content) implements PickleValue {}

  /** A tuple. */
  record Tuple(List<PickleValue> items) implements PickleValue {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /** A list or a set, which grows while it is read. */
  final class Sequence implements PickleValue {
    private final List<PickleValue> items = new ArrayList<>();

    /** The items; the list itself, not a copy. */
    public List<PickleValue> items() {
      return items;
    }
  }

  /** A dictionary, which grows while it is read. Entries whose key is no name are left out. */
  final class Dictionary implements PickleValue {
    private final Map<String, PickleValue> entries = new LinkedHashMap<>();

    /** The entries, in the file's order, numbers as text; the map itself, not a copy. */
    public Map<String, PickleValue> entries() {
      return entries;
    }
  }

  /** A class or function, by its name. */
  record Global(String module, String name) implements PickleValue {
    /** As Python writes it, such as {@code collections.OrderedDict}. */
    public String qualified() {
      return module + "." + name;
    }
  }

  /** An object of a class that is known to hold no weights; what was in it is forgotten. */
  record Inert(Global type) implements PickleValue {}

  /** What a function on the list made. */
  non-sealed interface Made extends PickleValue {}
}
