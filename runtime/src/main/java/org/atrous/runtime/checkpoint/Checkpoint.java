package org.atrous.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atrous.runtime.files.Json;

/**
 * A checkpoint that was found whole: a folder with TensorFlow's own files ({@code SaveV2}) and a
 * manifest of what is in them.
 */
public final class Checkpoint {
  static final String MANIFEST = "manifest.json";
  static final String VARIABLES = "variables";

  private final Path folder;
  private final Manifest manifest;

  /** A checkpoint that is known to be whole. */
  Checkpoint(Path folder, Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * Opens a checkpoint and reads all of it once, to see that it is whole.
   *
   * @throws CheckpointException if it isn't; the message names the file
   */
  public static Checkpoint open(Path folder) throws IOException {
    Path file = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new CheckpointException(
          "`%s` is no checkpoint: it has no file `%s`".formatted(folder, MANIFEST),
          "give one of the folders below `checkpoints` in a run");
    }
    Manifest manifest = manifest(folder, file);
    for (Map.Entry<String, FileSummary> entry : manifest.files().entrySet()) {
      requireWhole(folder, folder.resolve(entry.getKey()), entry.getValue());
    }
    return new Checkpoint(folder, manifest);
  }

  private static Manifest manifest(Path folder, Path file) throws IOException {
    try {
      return Json.read(Files.readString(file), Manifest.class);
    } catch (JsonProcessingException | CharacterCodingException unreadable) {
      throw new CheckpointException(
          "`%s` is damaged: it can't be read as JSON".formatted(file), remedy(folder), unreadable);
    }
  }

  private static void requireWhole(Path folder, Path file, FileSummary written) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CheckpointException(
          "checkpoint `%s` lacks its file `%s`".formatted(folder, file.getFileName()),
          remedy(folder));
    }
    long bytes = Files.size(file);
    if (bytes != written.bytes()) {
      throw new CheckpointException(
          "`%s` is damaged: it has %d bytes of the %d that were written"
              .formatted(file, bytes, written.bytes()),
          remedy(folder));
    }
    if (!FileSummary.of(file).equals(written)) {
      throw new CheckpointException(
          "`%s` is damaged: its content isn't what was written".formatted(file), remedy(folder));
    }
  }

  private static String remedy(Path folder) {
    return "remove `%s`; the checkpoint before it, if there is one, is used then".formatted(folder);
  }

  /** The step after which it was written. */
  public int step() {
    return manifest.step();
  }

  public Path folder() {
    return folder;
  }

  /** Where its variables lie, as TensorFlow's {@code RestoreV2} takes it. */
  public String prefix() {
    return folder.resolve(VARIABLES).toString();
  }

  /** Whether training kept a moving average of each of the network's variables. */
  public boolean holdsAverages() {
    return !manifest.contents().averages().isEmpty();
  }

  /** Shapes of the network's variables by name, those of auxiliary heads among them. */
  public SortedMap<String, List<Long>> networkVariables() {
    SortedMap<String, List<Long>> shapes = new TreeMap<>(manifest.contents().variables());
    shapes.putAll(manifest.contents().auxiliary());
    return shapes;
  }

  /**
   * The name of the tensor that is evaluated for a variable: its moving average, if there is one.
   */
  public String evaluated(String variable) {
    String average = Contents.averageOf(variable);
    return manifest.contents().averages().containsKey(average) ? average : variable;
  }

  /**
   * Makes sure that training can go on from it.
   *
   * @throws CheckpointException if a variable is missing, superfluous or of another shape, by name
   */
  public void requireForTraining(Contents graph) {
    require(manifest.contents().differences(graph));
  }

  /**
   * Makes sure that another stage can train on from it; the optimizer's state doesn't matter.
   *
   * @throws CheckpointException if a variable is missing, superfluous or of another shape, by name
   */
  public void requireForNextStage(Contents graph) {
    require(manifest.contents().forNextStage().differences(graph.forNextStage()));
  }

  /**
   * Makes sure that a network can be run with it; auxiliary heads and the optimizer's state don't
   * matter.
   *
   * @throws CheckpointException if a variable is missing, superfluous or of another shape, by name
   */
  public void requireForInference(Contents graph) {
    require(manifest.contents().forInference().differences(graph.forInference()));
  }

  private void require(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new CheckpointException(
          "checkpoint `%s` belongs to another network: %s"
              .formatted(folder, String.join("; ", differences)),
          "use the network and settings that it was trained with");
    }
  }
}
