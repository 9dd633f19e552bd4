package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.PathBytes;
import org.atrous.runtime.weights.bytes.Zip;

/** NumPy's arrays: a single one, a folder of them, or its archive. */
final class NumPyFiles implements WeightFormat {
  static final String SUFFIX = ".npy";

  @Override
  public String label() {
    return "NumPy array";
  }

  @Override
  public boolean recognises(Head head) {
    return head.has(0, NumPyArray.MAGIC);
  }

  /** One array, called by its file's name without the suffix. */
  @Override
  public WeightFile open(Path file) throws IOException {
    return index(file, label(), List.of(file));
  }

  /** Whether a folder has arrays. */
  static boolean areIn(Path folder) throws IOException {
    return !in(folder).isEmpty();
  }

  /** The arrays of a folder, called by their files' names without the suffix. */
  static WeightFile openFolder(Path folder) throws IOException {
    return index(folder, "folder of NumPy arrays", in(folder));
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private static WeightFile index(Path path, String label, List<Path> files) throws IOException {
    TensorIndex tensors = new TensorIndex();
    for (Path file : files) {
      StoredTensor tensor = within(file);
      tensors.add(name(String.valueOf(file.getFileName())), () -> tensor);
    }
    return IndexedWeightFile.of(path, label, Optional.empty(), tensors, () -> {});
  }

  private static StoredTensor within(Path file) throws IOException {
    try {
      return NumPyArray.in(PathBytes.of(file));
    } catch (MalformedException e) {
      throw e.at("`%s`".formatted(file.getFileName()));
    }
  }

  /** Whether an archive is NumPy's, {@code .npz}: nothing but arrays. */
  static boolean areIn(Zip zip) {
    return !zip.names().isEmpty() && zip.names().stream().allMatch(name -> name.endsWith(SUFFIX));
  }

  /** The arrays of an archive, which the file closes. */
  static WeightFile openZip(Path path, Zip zip) throws IOException {
    TensorIndex tensors = new TensorIndex();
    for (String name : zip.names()) {
      StoredTensor tensor;
      try {
        tensor = NumPyArray.in(zip.entry(name));
      } catch (MalformedException e) {
        throw e.at("tensor `%s`".formatted(name(name)));
      }
      tensors.add(name(name), () -> tensor);
    }
    return IndexedWeightFile.of(path, "NumPy archive", Optional.empty(), tensors, zip);
  }

  private static String name(String file) {
    return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
  }
}
