package org.atrous.runtime.weights.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.atrous.runtime.weights.bytes.Latin1Bytes;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.MemoryBytes;
import org.atrous.runtime.weights.pickle.PickleValue.Bytes;
import org.atrous.runtime.weights.pickle.PickleValue.Dictionary;
import org.atrous.runtime.weights.pickle.PickleValue.Global;
import org.atrous.runtime.weights.pickle.PickleValue.Inert;
import org.atrous.runtime.weights.pickle.PickleValue.LongText;
import org.atrous.runtime.weights.pickle.PickleValue.Sequence;
import org.atrous.runtime.weights.pickle.PickleValue.Text;
import org.atrous.runtime.weights.pickle.PickleValue.Tuple;

/** The classes of Python itself, and of tools around training, that files of weights have. */
final class PythonTypes {
  private static final String ENCODE = "_codecs.encode";
  private static final Set<String> DICTIONARIES =
      Set.of(
          "builtins.dict",
          "__builtin__.dict",
          "collections.OrderedDict",
          "collections.defaultdict");
  private static final Set<String> SEQUENCES =
      Set.of(
          "builtins.list",
          "__builtin__.list",
          "builtins.set",
          "__builtin__.set",
          "builtins.frozenset",
          "__builtin__.frozenset",
          "builtins.tuple",
          "__builtin__.tuple",
          "collections.deque");

  /** Classes of settings and times; arguments of {@code defaultdict}. Never of weights. */
  private static final Set<String> INERT =
      Set.of(
          "argparse.Namespace",
          "builtins.bool",
          "builtins.complex",
          "builtins.float",
          "builtins.int",
          "builtins.object",
          "builtins.range",
          "builtins.slice",
          "builtins.str",
          "builtins.type",
          "collections.Counter",
          "copy_reg._reconstructor",
          "copyreg._reconstructor",
          "datetime.date",
          "datetime.datetime",
          "datetime.timedelta",
          "mmengine.logging.history_buffer.HistoryBuffer",
          "pathlib.Path",
          "pathlib.PosixPath",
          "pathlib.PurePosixPath",
          "pathlib.PureWindowsPath",
          "pathlib.WindowsPath",
          "types.SimpleNamespace");

  private PythonTypes() {}

  static boolean knows(Global global) {
    String name = global.qualified();
    return name.equals(ENCODE)
        || DICTIONARIES.contains(name)
        || SEQUENCES.contains(name)
        || INERT.contains(name);
  }

  static PickleValue call(Global global, List<PickleValue> arguments) throws IOException {
    String name = global.qualified();
    if (name.equals(ENCODE)) {
      return encoded(arguments);
    }
    if (DICTIONARIES.contains(name)) {
      return dictionary(arguments);
    }
    return SEQUENCES.contains(name) ? sequence(arguments) : new Inert(global);
  }

  /** The argument itself, as a copy of it, a million times, would fill the memory. */
  private static PickleValue sequence(List<PickleValue> arguments) {
    boolean usable =
        !arguments.isEmpty()
            && (arguments.get(0) instanceof Sequence || arguments.get(0) instanceof Tuple);
    return usable ? arguments.get(0) : new Sequence();
  }

  /** Python 2 gives the entries as a list of pairs; later ones come after the call. */
  private static Dictionary dictionary(List<PickleValue> arguments) throws MalformedException {
    Dictionary dictionary = new Dictionary();
    if (!arguments.isEmpty() && arguments.get(0) instanceof Sequence pairs) {
      for (PickleValue pair : pairs.items()) {
        List<PickleValue> both = both(pair);
        if (!(both.get(0) instanceof Text key)) {
          throw new MalformedException("its pickle makes a dictionary whose keys are no names");
        }
        if (dictionary.entries().put(key.value(), both.get(1)) != null) {
          throw new MalformedException("it has two entries `%s`".formatted(key.value()));
        }
      }
      // So that no list makes a million dictionaries.
      pairs.items().clear();
    }
    return dictionary;
  }

  private static List<PickleValue> both(PickleValue pair) throws MalformedException {
    List<PickleValue> items = List.of();
    if (pair instanceof Sequence sequence) {
      items = sequence.items();
    } else if (pair instanceof Tuple tuple) {
      items = tuple.items();
    }
    if (items.size() != 2) {
      throw new MalformedException("its pickle makes a dictionary of what are no pairs");
    }
    return items;
  }

  /** How protocol 2 writes the byte strings of Python 3. */
  private static PickleValue encoded(List<PickleValue> arguments) throws IOException {
    if (arguments.size() != 2
        || !(arguments.get(1) instanceof Text encoding)
        || !encoding.value().matches("latin-?1")) {
      throw new MalformedException("its pickle encodes text as something other than Latin-1");
    }
    if (arguments.get(0) instanceof Text text) {
      byte[] bytes = text.value().getBytes(StandardCharsets.ISO_8859_1);
      return new Bytes(new MemoryBytes(ByteBuffer.wrap(bytes)));
    }
    if (arguments.get(0) instanceof LongText text) {
      return new Bytes(Latin1Bytes.of(text.utf8()));
    }
    throw new MalformedException("its pickle encodes what is no text");
  }
}
