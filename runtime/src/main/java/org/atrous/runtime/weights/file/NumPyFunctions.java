package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.pickle.PickleFunctions;
import org.atrous.runtime.weights.pickle.PickleValue;
import org.atrous.runtime.weights.pickle.PickleValue.Global;
import org.atrous.runtime.weights.pickle.PickleValue.Inert;

/** The functions that NumPy's arrays and numbers ask for when they are unpickled. */
final class NumPyFunctions implements PickleFunctions {
  private static final Set<String> NAMES =
      Set.of(
          "numpy.ndarray",
          "numpy.dtype",
          "numpy.core.multiarray._reconstruct",
          "numpy._core.multiarray._reconstruct",
          "numpy.core.multiarray.scalar",
          "numpy._core.multiarray.scalar",
          "numpy.core.numeric._frombuffer",
          "numpy._core.numeric._frombuffer");

  @Override
  public boolean knows(Global global) {
    return NAMES.contains(global.qualified());
  }

  @Override
  public PickleValue call(Global global, List<PickleValue> values) throws IOException {
    Arguments arguments = new Arguments(global.qualified(), values);
    return switch (global.name()) {
      case "dtype" -> new PickledArray.Type(arguments.text(0));
      case "_reconstruct" -> new PickledArray();
      case "scalar" -> scalar(arguments);
      case "_frombuffer" -> fromBuffer(arguments);
      default -> new Inert(global);
    };
  }

  private static PickleValue scalar(Arguments arguments) throws MalformedException {
    PickledArray scalar = new PickledArray();
    scalar.complete(
        List.of(),
        arguments.get(0, PickledArray.Type.class),
        false,
        PickledArray.content(arguments.get(1, PickleValue.class)));
    return scalar;
  }

  /** Protocol 5: bytes, type, shape and order. */
  private static PickleValue fromBuffer(Arguments arguments) throws MalformedException {
    PickledArray array = new PickledArray();
    array.complete(
        arguments.wholes(2),
        arguments.get(1, PickledArray.Type.class),
        arguments.text(3).equals("F"),
        PickledArray.content(arguments.get(0, PickleValue.class)));
    return array;
  }

  @Override
  public PickleValue build(PickleValue.Made object, PickleValue state) throws IOException {
    if (object instanceof PickledArray array) {
      // Version, shape, type, whether the first axis runs fastest, values.
      Arguments parts = Arguments.of("numpy.ndarray.__setstate__", state);
      array.complete(
          parts.wholes(1),
          parts.get(2, PickledArray.Type.class),
          parts.truth(3),
          PickledArray.content(parts.get(4, PickleValue.class)));
    }
    if (object instanceof PickledArray.Type type) {
      // Version, order of bytes, and what structures have.
      type.order(Arguments.of("numpy.dtype.__setstate__", state).text(1));
    }
    return object;
  }

  @Override
  public Optional<PickleValue> persistent(PickleValue id) {
    return Optional.empty();
  }
}
