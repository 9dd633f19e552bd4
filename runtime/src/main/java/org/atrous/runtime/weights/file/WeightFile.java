package org.atrous.runtime.weights.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The tensors of a file of weights, by the names that the file gives them. It holds their names and
 * shapes in memory; the values are read one tensor at a time, when they are asked for. Several
 * threads may read.
 */
public interface WeightFile extends Closeable {
  /** What was opened: a file, a folder, or the prefix of a checkpoint's files. */
  Path path();

  /** The format's name, for people to read, such as {@code safetensors}. */
  String format();

  /**
   * The convention of axes that the format, or the file itself, tells. Empty where neither does: a
   * raw file or NumPy's arrays come from anywhere.
   */
  Optional<LayoutConvention> layouts();

  /** All tensors of numbers, sorted by name; no name ends in TensorFlow's {@code :0}. */
  SortedMap<String, TensorEntry> entries();

  /**
   * What the file says of a tensor.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  TensorEntry entry(String name);

  /**
   * Reads a tensor's values as float32, quantised ones dequantised.
   *
   * @return the values in row-major order of the entry's shape; the caller's to keep
   * @throws IllegalArgumentException if there is no such tensor
   * @throws WeightFileException if its values are damaged or of a type that isn't read
   * @throws IOException if the disk fails
   */
  float[] read(String name) throws IOException;

  /**
   * Reads all tensors into memory.
   *
   * @return values in row-major order, by name
   * @throws WeightFileException if one is damaged or of a type that isn't read
   * @throws IOException if the disk fails
   */
  default Map<String, float[]> readAll() throws IOException {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (String name : entries().keySet()) {
      values.put(name, read(name));
    }
    return values;
  }
}
