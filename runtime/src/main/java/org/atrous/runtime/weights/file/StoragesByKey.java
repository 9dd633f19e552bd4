package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Map;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;

/** The storages of a file that has found them all; the formats before PyTorch 1.6 are so. */
record StoragesByKey(Map<String, ByteSource> byKey) implements TorchStorages {
  StoragesByKey {
    byKey = Map.copyOf(byKey);
  }

  @Override
  public ByteSource bytes(String key) throws IOException {
    ByteSource storage = byKey.get(key);
    if (storage == null) {
      throw new MalformedException("its storage `%s` isn't in the file".formatted(key));
    }
    return storage;
  }

  @Override
  public ByteOrder order() {
    return ByteOrder.LITTLE_ENDIAN;
  }
}
