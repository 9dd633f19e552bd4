package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.MalformedException;

/** Opens files of weights by their content; what they are called doesn't matter. */
public final class WeightFiles {
  private static final List<WeightFormat> FORMATS =
      List.of(
          new RawFloats(),
          new NumPyFiles(),
          new ZipFormats(),
          new Pickles(),
          new TorchTar(),
          new KerasFiles(),
          new TensorFlowLite(),
          new TensorFlowCheckpoint(),
          new Safetensors());

  /** Finds the tensors. */
  @FunctionalInterface
  private interface Opening {
    WeightFile open() throws IOException;
  }

  private WeightFiles() {}

  /**
   * Opens a file, a folder, or a checkpoint of weights.
   *
   * @param path of the file or folder; of a checkpoint of TensorFlow also what the names of its
   *     files begin with, such as {@code model.ckpt-100}
   * @throws WeightFileException if there is none, it is damaged or hostile, or its format isn't
   *     read
   * @throws IOException if the disk fails
   */
  public static WeightFile open(Path path) throws IOException {
    Optional<Path> prefix = CheckpointPrefix.of(path);
    if (prefix.isPresent()) {
      return open(
          path, "a checkpoint of TensorFlow", () -> TensorFlowCheckpoint.open(path, prefix.get()));
    }
    if (Files.isDirectory(path)) {
      return openFolder(path);
    }
    if (!Files.isRegularFile(path)) {
      throw new WeightFileException(
          "there is no file `%s`".formatted(path), "give the path of a file of weights");
    }
    Head head = Head.of(path);
    for (WeightFormat format : FORMATS) {
      if (format.recognises(head)) {
        return open(path, format.label(), () -> format.open(path));
      }
    }
    throw Unrecognised.file(head);
  }

  private static WeightFile openFolder(Path folder) throws IOException {
    if (Files.isRegularFile(folder.resolve(RawFloats.MANIFEST))) {
      WeightFormat raw = new RawFloats();
      return open(folder, raw.label(), () -> raw.open(folder));
    }
    if (NumPyFiles.areIn(folder)) {
      return open(folder, "folder of NumPy arrays", () -> NumPyFiles.openFolder(folder));
    }
    throw Unrecognised.folder(folder);
  }

  private static WeightFile open(Path path, String label, Opening opening) throws IOException {
    try {
      return opening.open();
    } catch (MalformedException e) {
      throw new WeightFileException(
          "`%s` can't be read as %s: %s".formatted(path, label, e.getMessage()),
          e.help().orElse(Head.FETCH_AGAIN),
          e);
    }
  }
}
