package org.atrous.runtime.weights.file;

import java.util.function.Supplier;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.jspecify.annotations.Nullable;

/** Calls of jHDF, which meets damaged files with whatever exception comes first. */
final class Hdf5Library {
  private Hdf5Library() {}

  /** Calls for what is always there. */
  static <T> T call(Supplier<T> call) throws MalformedException {
    T result = callNullable(call);
    if (result == null) {
      throw new MalformedException("its HDF5 structure is damaged");
    }
    return result;
  }

  /** Calls for what may be missing. */
  static <T> @Nullable T callNullable(Supplier<? extends @Nullable T> call)
      throws MalformedException {
    try {
      return call.get();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new MalformedException("its HDF5 structure is damaged: " + e.getMessage(), e);
    }
  }
}
