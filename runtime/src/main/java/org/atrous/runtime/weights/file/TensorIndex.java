package org.atrous.runtime.weights.file;

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
    StoredTensor find() throws MalformedException;
  }

  /**
   * Adds a tensor.
   *
   * @throws MalformedException if it isn't as its file says, or the name is taken; the message says
   *     which tensor it is
   */
  void add(String name, Finding finding) throws MalformedException {
    StoredTensor tensor;
    try {
      tensor = finding.find();
    } catch (MalformedException e) {
      throw new MalformedException("tensor `%s`: %s".formatted(name, e.getMessage()), e);
    }
    if (tensors.put(name, tensor) != null) {
      throw new MalformedException("it has two tensors `%s`".formatted(name));
    }
  }

  SortedMap<String, StoredTensor> byName() {
    return Collections.unmodifiableSortedMap(tensors);
  }
}
