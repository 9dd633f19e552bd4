package org.atrous.runtime.weights.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.MemoryBytes;
import org.atrous.runtime.weights.pickle.PickleValue;
import org.jspecify.annotations.Nullable;

/**
 * An array of NumPy in a pickle, which makes it empty, and completes it afterwards: meanwhile
 * others may refer to it.
 */
final class PickledArray implements PickledTensor {
  private @Nullable State state;

  /** A type of NumPy in a pickle, made and completed likewise. */
  static final class Type implements PickleValue.Made {
    private final String code;
    private String order = "<";

    Type(String code) {
      this.code = code;
    }

    void order(String newOrder) {
      order = newOrder;
    }

    private Optional<NumPyType> numbers() {
      return NumPyType.parse(code).or(() -> NumPyType.parse(order + code));
    }
  }

  private record State(List<Long> shape, Type type, boolean columnMajor, ByteSource content) {}

  void complete(List<Long> shape, Type type, boolean columnMajor, ByteSource content) {
    state = new State(List.copyOf(shape), type, columnMajor, content);
  }

  /** A pickle's bytes, which those of Python 2 give as text. */
  static ByteSource content(PickleValue value) throws MalformedException {
    if (value instanceof PickleValue.Bytes bytes) {
      return bytes.content();
    }
    if (value instanceof PickleValue.Text text) {
      return new MemoryBytes(ByteBuffer.wrap(text.value().getBytes(StandardCharsets.ISO_8859_1)));
    }
    throw new MalformedException("its pickle has an array of Python's objects");
  }

  @Override
  public StoredTensor locate(TorchStorages storages) throws MalformedException {
    State known = state;
    if (known == null) {
      throw new MalformedException("its pickle leaves it empty");
    }
    Optional<NumPyType> type = known.type().numbers();
    Shapes.count(known.shape());
    if (type.isEmpty()) {
      return UnreadableTensor.of(known.shape(), known.type().code);
    }
    long[] strides =
        known.columnMajor() ? Shapes.columnMajor(known.shape()) : Shapes.rowMajor(known.shape());
    ByteOrder order = known.type().order.equals(">") ? ByteOrder.BIG_ENDIAN : type.get().order();
    return StoredArray.of(known.content(), 0, type.get().type(), order, known.shape(), strides);
  }
}
