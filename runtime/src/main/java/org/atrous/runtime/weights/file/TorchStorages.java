package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.ByteOrder;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;

/** Where the storages of a file of PyTorch lie, of which its tensors are views. */
interface TorchStorages {
  /** A storage's bytes. */
  ByteSource bytes(String key) throws IOException;

  /** The order of bytes of the machine that wrote them. */
  ByteOrder order();

  /** What a pickle without storages has. */
  static TorchStorages none() {
    return new TorchStorages() {
      @Override
      public ByteSource bytes(String key) throws IOException {
        throw new MalformedException("there is no storage `%s`".formatted(key));
      }

      @Override
      public ByteOrder order() {
        return ByteOrder.LITTLE_ENDIAN;
      }
    };
  }
}
