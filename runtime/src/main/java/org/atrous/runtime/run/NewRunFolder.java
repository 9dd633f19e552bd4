package org.atrous.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;

/** Makes run folders: beside their place first, so that they come into being whole. */
final class NewRunFolder {
  private NewRunFolder() {}

  /**
   * Makes the folder of a new run.
   *
   * @param path doesn't exist yet, or is an empty folder
   * @param beginning the checkpoint from which it goes on, if it doesn't begin at its first step
   * @throws RunException if there is something already
   */
  static void create(
      Path path, RunSettings settings, RunContents contents, Optional<Checkpoint> beginning)
      throws IOException {
    Path target = path.toAbsolutePath().normalize();
    requireFree(path);
    Files.createDirectories(target.resolveSibling(""));
    Path beside =
        target.resolveSibling(
            ".%s.%d.partial".formatted(target.getFileName(), ProcessHandle.current().pid()));
    if (Files.exists(beside)) {
      // Left by a process that was killed and had the same number.
      FileTree.delete(beside);
    }
    Files.createDirectory(beside);
    try {
      FileTree.write(beside.resolve("spec"), FileTree.encoded(contents.specs()));
      FileTree.write(beside.resolve("java"), FileTree.encoded(contents.sources()));
      FileTree.write(beside.resolve("classes"), classFiles(contents.classes()));
      for (String folder : List.of("checkpoints", "events", "results")) {
        Files.createDirectory(beside.resolve(folder));
      }
      if (beginning.isPresent()) {
        new CheckpointFolder(beside.resolve("checkpoints"), 1).take(beginning.get());
      }
      AtomicFile.write(beside.resolve(RunFolder.SETTINGS), Json.pretty(settings));
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      FileTree.delete(beside);
      // Another process may have been quicker.
      requireFree(path);
      throw e;
    }
  }

  /**
   * Makes sure that a new run can be made.
   *
   * @throws RunException if there is something already
   */
  static void requireFree(Path path) throws IOException {
    if (RunFolder.isRun(path)) {
      throw new RunException(
          "there is a run in `%s` already".formatted(path),
          "go on with it by --resume, choose another --run, or remove the folder");
    }
    if (Files.exists(path) && !isEmptyFolder(path)) {
      throw new RunException(
          "`%s` exists, and isn't an empty folder".formatted(path), "choose another --run");
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    } catch (NotDirectoryException e) {
      return false;
    }
  }

  private static Map<String, byte[]> classFiles(Map<String, byte[]> classes) {
    Map<String, byte[]> files = new TreeMap<>();
    classes.forEach((name, bytes) -> files.put(name.replace('.', '/') + ".class", bytes));
    return files;
  }
}
