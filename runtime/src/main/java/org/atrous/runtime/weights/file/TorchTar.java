package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.FileBytes;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.Tar;
import org.atrous.runtime.weights.pickle.PickleValue;
import org.atrous.runtime.weights.pickle.PickleValue.Global;
import org.atrous.runtime.weights.pickle.PickleValue.Sequence;
import org.atrous.runtime.weights.pickle.PickleValue.Whole;
import org.atrous.runtime.weights.pickle.Unpickler;

/**
 * What {@code torch.save} wrote before PyTorch 0.2: a tar archive of {@code storages}, {@code
 * tensors} and {@code pickle}. The first two are sequences of pickles, a number and a row for each
 * item, with bytes behind each row; the third refers to items by their keys.
 */
final class TorchTar implements WeightFormat {
  private static final List<String> PARTS = List.of("storages", "tensors", "pickle");
  private static final int MOST_AXES = 64;

  @Override
  public String label() {
    return "PyTorch's tar archive";
  }

  @Override
  public boolean recognises(Head head) {
    return head.has(257, "ustar");
  }

  @Override
  public WeightFile open(Path file) throws IOException {
    FileBytes bytes = FileBytes.open(file);
    try {
      Map<String, ByteSource> parts = Tar.files(bytes);
      if (!parts.keySet().containsAll(PARTS)) {
        throw MalformedException.refused(
            "it is a tar archive of other files", "unpack it, and give the file of weights in it");
      }
      return IndexedWeightFile.of(
          file,
          "PyTorch before 0.2",
          Optional.of(LayoutConvention.PYTORCH),
          new Reading().tensors(parts),
          bytes);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** The items found so far, by their keys, which were addresses in memory. */
  private static final class Reading {
    private final Map<String, ByteSource> storages = new HashMap<>();
    private final Map<PickleValue, TorchTensor.Storage> views = new HashMap<>();
    private final Map<PickleValue, PickleValue> tensors = new HashMap<>();
    private final TarFunctions functions = new TarFunctions(tensors);

    TensorIndex tensors(Map<String, ByteSource> parts) throws IOException {
      readStorages(part(parts, "storages"));
      readTensors(part(parts, "tensors"));
      PickleValue root = Unpickler.read(part(parts, "pickle"), 0, functions).value();
      return StateDictionary.in(root, new StoragesByKey(storages));
    }

    private static ByteSource part(Map<String, ByteSource> parts, String name) throws IOException {
      ByteSource part = parts.get(name);
      if (part == null) {
        throw new MalformedException("it has no entry `%s`".formatted(name));
      }
      return part;
    }

    /** Rows of key, device and class; behind them all, a list of views of storages. */
    private void readStorages(ByteSource part) throws IOException {
      Unpickler.Result count = Unpickler.read(part, 0, functions);
      long position = count.end();
      for (long i = count(count.value()); i > 0; i--) {
        Unpickler.Result row = Unpickler.read(part, position, functions);
        Arguments storage = Arguments.of("storages", row.value());
        Whole key = storage.get(0, Whole.class);
        TorchTensor.Type type = TorchTypes.ofStorage(storageClass(storage.get(2, Global.class)));
        SizedStorage found = SizedStorage.at(part, row.end(), type);
        storages.put(key.value().toString(), found.values());
        views.put(key, new TorchTensor.Storage(type, key.value().toString(), 0, found.count()));
        position = found.end();
      }
      readViews(Unpickler.read(part, position, functions).value());
    }

    private static Global storageClass(Global global) throws MalformedException {
      if (!TorchTypes.isStorage(global)) {
        throw new MalformedException("it has a storage of `%s`".formatted(global.qualified()));
      }
      return global;
    }

    /** Rows of key, the key of the storage that is viewed, first value and size. */
    private void readViews(PickleValue rows) throws IOException {
      if (!(rows instanceof Sequence sequence)) {
        throw new MalformedException("it has no list of views of its storages");
      }
      for (PickleValue row : sequence.items()) {
        Arguments view = Arguments.of("storages", row);
        TorchTensor.Storage whole = storage(view.get(1, Whole.class));
        views.put(
            view.get(0, Whole.class),
            new TorchTensor.Storage(whole.type(), whole.key(), view.whole(2), view.whole(3)));
      }
    }

    private TorchTensor.Storage storage(Whole key) throws MalformedException {
      TorchTensor.Storage storage = views.get(key);
      if (storage == null) {
        throw new MalformedException("it has no storage `%s`".formatted(key.value()));
      }
      return storage;
    }

    /** Rows of key, the storage's key and class; then axes, sizes, strides and first value. */
    private void readTensors(ByteSource part) throws IOException {
      Unpickler.Result count = Unpickler.read(part, 0, functions);
      long position = count.end();
      for (long i = count(count.value()); i > 0; i--) {
        Unpickler.Result row = Unpickler.read(part, position, functions);
        Arguments tensor = Arguments.of("tensors", row.value());
        TorchTensor.Storage storage = storage(tensor.get(1, Whole.class));
        int axes = part.read(row.end(), Integer.BYTES).getInt();
        if (axes < 0 || axes > MOST_AXES) {
          throw new MalformedException("it has a tensor of %d axes".formatted(axes));
        }
        // The number of axes takes as much room as the others.
        int longs = 2 * axes + 1;
        ByteBuffer numbers = part.read(row.end() + Long.BYTES, longs * Long.BYTES);
        List<Long> shape = longs(numbers, axes);
        List<Long> strides = longs(numbers, axes);
        tensors.put(
            tensor.get(0, Whole.class),
            new TorchTensor(storage, storage.type(), numbers.getLong(), shape, strides));
        position = row.end() + (longs + 1L) * Long.BYTES;
      }
    }

    private static List<Long> longs(ByteBuffer numbers, int count) {
      List<Long> longs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        longs.add(numbers.getLong());
      }
      return longs;
    }

    private static long count(PickleValue value) throws MalformedException {
      return new Arguments("count", List.of(value)).whole(0);
    }
  }
}
