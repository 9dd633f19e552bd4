package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.pickle.PickleValue;
import org.atrous.runtime.weights.pickle.PickleValue.Sequence;
import org.atrous.runtime.weights.pickle.PickleValue.Text;
import org.atrous.runtime.weights.pickle.Unpickler;

/**
 * What {@code torch.save} wrote before PyTorch 1.6: five pickles, of a number, the version, the
 * machine, the tensors' shapes and the keys of the storages; then for each storage its size as a
 * 64-bit number, and its values.
 */
final class TorchSequence {
  private TorchSequence() {}

  /**
   * The tensors.
   *
   * @param position behind the first pickle
   */
  static TensorIndex tensors(ByteSource bytes, long position) throws IOException {
    TorchFunctions functions = new TorchFunctions();
    long version = Unpickler.read(bytes, position, functions).end();
    long machine = Unpickler.read(bytes, version, functions).end();
    Unpickler.Result root = Unpickler.read(bytes, machine, functions);
    Unpickler.Result keys = Unpickler.read(bytes, root.end(), functions);
    Map<String, ByteSource> storages =
        storages(bytes, keys.end(), keys.value(), functions.storages());
    return StateDictionary.in(root.value(), new StoragesByKey(storages));
  }

  private static Map<String, ByteSource> storages(
      ByteSource bytes, long start, PickleValue keys, Map<String, TorchTensor.Storage> known)
      throws IOException {
    if (!(keys instanceof Sequence sequence)) {
      throw new MalformedException("it has no list of its storages");
    }
    Map<String, ByteSource> storages = new HashMap<>();
    long position = start;
    for (PickleValue item : sequence.items()) {
      TorchTensor.Storage storage = item instanceof Text key ? known.get(key.value()) : null;
      if (storage == null) {
        throw new MalformedException("its pickle doesn't say what one of its storages holds");
      }
      SizedStorage found = SizedStorage.at(bytes, position, storage.type());
      if (found.count() != storage.count()) {
        throw new MalformedException(
            "its storage `%s` has %d values, where its pickle says %d"
                .formatted(storage.key(), found.count(), storage.count()));
      }
      storages.put(storage.key(), found.values());
      position = found.end();
    }
    return storages;
  }
}
