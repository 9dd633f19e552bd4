package org.atrous.runtime.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atrous.runtime.files.AtomicFile;

/**
 * Where an export goes: a file or a folder that is whole, or isn't there. What was there before
 * stays until the new one is whole.
 */
public final class ExportTarget {
  /** What lies in the folder of an export, and nothing else: only such a folder is replaced. */
  private static final List<Set<String>> EXPORTS =
      List.of(Set.of(), SavedModelFolder.FILES, CheckpointWriter.FILES);

  private final Path path;
  private final boolean replaces;

  /**
   * @param path of the file or folder
   * @param replaces whether an earlier export may be replaced
   */
  public ExportTarget(Path path, boolean replaces) {
    this.path = path.toAbsolutePath().normalize();
    this.replaces = replaces;
  }

  /** Fills a folder. */
  @FunctionalInterface
  public interface FolderContent {
    /** Writes all files into a folder that is empty. */
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Makes sure that an export may be written, before it is made.
   *
   * @throws ExportException if there is something that isn't to be replaced
   */
  public void requireFree() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!replaces) {
      throw new ExportException(
          "`%s` exists already".formatted(path), "choose another --to, or replace it by --force");
    }
    if (Files.isDirectory(path) && !isReplaceable()) {
      throw new ExportException(
          "`%s` is a folder with other things than an export".formatted(path),
          "choose another --to; --force replaces exports alone");
    }
  }

  private boolean isReplaceable() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return EXPORTS.contains(
          entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  /** Writes a file. */
  public void writeFile(AtomicFile.Content content) throws IOException {
    requireFree();
    if (Files.isDirectory(path)) {
      delete(path);
    }
    AtomicFile.write(path, content);
  }

  /** Writes a folder. */
  public void writeFolder(FolderContent content) throws IOException {
    requireFree();
    Files.createDirectories(path.resolveSibling(""));
    Path beside = beside("");
    delete(beside);
    Files.createDirectory(beside);
    try {
      content.writeTo(beside);
      replaceBy(beside);
    } finally {
      delete(beside);
    }
  }

  private void replaceBy(Path beside) throws IOException {
    if (!Files.exists(path)) {
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = beside("old.");
    delete(old);
    Files.move(path, old, StandardCopyOption.ATOMIC_MOVE);
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
  }

  private Path beside(String what) {
    return path.resolveSibling(
        ".%s%s.%d.partial".formatted(what, path.getFileName(), ProcessHandle.current().pid()));
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
