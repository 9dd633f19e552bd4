package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.pickle.PickleValue;

/**
 * A tensor of PyTorch: a view of a storage.
 *
 * @param storage which others may view too
 * @param type of the values
 * @param offset of the first value in the storage, in values
 * @param strides of the axes, in values
 */
record TorchTensor(Storage storage, Type type, long offset, List<Long> shape, List<Long> strides)
    implements PickledTensor {
  /** Far beyond any file, so that no sum of such overflows. */
  private static final long FARTHEST = 1L << 50;

  TorchTensor {
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
  }

  /**
   * A type of PyTorch.
   *
   * @param element as which it is read, if it is
   * @param label as PyTorch calls it
   */
  record Type(Optional<ElementType> element, String label) {}

  /**
   * Values of one type, outside of the pickle.
   *
   * @param first of them that is viewed
   * @param count of them, in values
   */
  record Storage(Type type, String key, long first, long count) implements PickleValue.Made {}

  @Override
  public StoredTensor locate(TorchStorages storages) throws IOException {
    if (type.element().isEmpty()) {
      return UnreadableTensor.of(shape, type.label());
    }
    if (shape.size() != strides.size() || offset < 0 || storage.first() < 0) {
      throw new MalformedException("its pickle views a storage wrongly");
    }
    ElementType element = type.element().get();
    if (offset > FARTHEST || storage.first() > FARTHEST) {
      throw new MalformedException("it lies absurdly far from the start of its storage");
    }
    return StoredArray.of(
        storages.bytes(storage.key()),
        (storage.first() + offset) * element.bytes(),
        element,
        storages.order(),
        shape,
        strides.stream().mapToLong(Long::longValue).toArray());
  }
}
