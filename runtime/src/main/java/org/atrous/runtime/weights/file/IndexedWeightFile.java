package org.atrous.runtime.weights.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.jspecify.annotations.Nullable;

/** A file whose tensors were found, and whose values wait in it. */
record IndexedWeightFile(
    Path path,
    String format,
    Optional<LayoutConvention> layouts,
    Map<String, StoredTensor> tensors,
    SortedMap<String, TensorEntry> entries,
    Closeable source)
    implements WeightFile {
  IndexedWeightFile {
    tensors = Map.copyOf(tensors);
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /**
   * A file with the tensors found in it.
   *
   * @param source what reading needs open
   */
  static IndexedWeightFile of(
      Path path,
      String format,
      Optional<LayoutConvention> layouts,
      TensorIndex tensors,
      Closeable source) {
    SortedMap<String, TensorEntry> entries = new TreeMap<>();
    tensors
        .byName()
        .forEach(
            (name, tensor) ->
                entries.put(name, new TensorEntry(name, tensor.shape(), tensor.type())));
    return new IndexedWeightFile(path, format, layouts, tensors.byName(), entries, source);
  }

  @Override
  public TensorEntry entry(String name) {
    return present(entries.get(name), name);
  }

  @Override
  public float[] read(String name) throws IOException {
    try {
      return present(tensors.get(name), name).read();
    } catch (MalformedException e) {
      throw new WeightFileException(
          "tensor `%s` of `%s` can't be read: %s".formatted(name, path, e.getMessage()),
          e.help().orElse(Head.FETCH_AGAIN),
          e);
    }
  }

  private <T> T present(@Nullable T found, String name) {
    if (found == null) {
      throw new IllegalArgumentException("`%s` has no tensor `%s`".formatted(path, name));
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
