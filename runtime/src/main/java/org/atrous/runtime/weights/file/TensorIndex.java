package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atrous.runtime.weights.bytes.MalformedException;

/** Collects a file's tensors. */
final class TensorIndex {
  private final SortedMap<String, StoredTensor> tensors = new TreeMap<>();

  /** Where a tensor comes from. */
  @FunctionalInterface
  interface Finding {
    StoredTensor find() throws IOException;
  }

  /**
   * Adds a tensor.
   *
   * @throws MalformedException if it isn't as its file says, or the name is taken; the message says
   *     which tensor it is
   */
  void add(String name, Finding finding) throws IOException {
    StoredTensor tensor;
    try {
      tensor = finding.find();
    } catch (MalformedException e) {
      throw e.at("tensor `%s`".formatted(name));
    }
    if (tensors.put(name, tensor) != null) {
      throw new MalformedException("it has two tensors `%s`".formatted(name));
    }
  }

  boolean has(String name) {
    return tensors.containsKey(name);
  }

  SortedMap<String, StoredTensor> byName() {
    return Collections.unmodifiableSortedMap(tensors);
  }
}
