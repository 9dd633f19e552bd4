package org.atrous.runtime.data;

/** A split of a data set, in a fixed order. Its methods may be called from several threads. */
public interface SampleSource {
  /** Number of samples, at least 1. */
  int size();

  /** The name of sample {@code index}, 0 to size - 1, without loading it. */
  String name(int index);

  /**
   * Loads a sample; the same index always gives the same pixels and labels.
   *
   * @throws DataException if a file can't be read or doesn't fit its data set
   */
  Sample load(int index);

  /**
   * Loads the labels of a sample alone.
   *
   * @throws DataException if their file can't be read or doesn't fit its data set
   */
  default LabelMap label(int index) {
    return load(index).label();
  }
}
