package org.atrous.compiler.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atrous.compiler.JavaSource;

/**
 * Writes generated sources below one folder: sorted, only what changed, each file whole or not at
 * all, and nothing outside the folder.
 *
 * <p>{@link #write} leaves every other file alone. {@link #synchronize} also deletes the sources
 * that it wrote on an earlier call and that no longer exist; a manifest in the folder remembers
 * them, so that a file from another hand is never touched.
 */
public final class SourceWriter {
  private final Path folder;

  /**
   * @param folder the source folder; created with the first file
   */
  public SourceWriter(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * How many files one call touched.
   *
   * @param written new or changed
   * @param unchanged already there with the same content
   * @param deleted left over from an earlier call
   */
  public record Outcome(int written, int unchanged, int deleted) {}

  /**
   * Writes the sources that are new or changed.
   *
   * @throws IOException where the folder can't be written
   * @throws IllegalArgumentException for a class whose path leaves the folder, or for two different
   *     texts of one class
   */
  public Outcome write(Collection<JavaSource> sources) throws IOException {
    return write(byPath(sources));
  }

  /**
   * Writes the sources that are new or changed, and deletes those of earlier calls that are not
   * among them.
   *
   * @throws IOException where the folder can't be written
   * @throws IllegalArgumentException for a class whose path leaves the folder, or for two different
   *     texts of one class
   */
  public Outcome synchronize(Collection<JavaSource> sources) throws IOException {
    Map<String, String> texts = byPath(sources);
    Manifest manifest = new Manifest(folder);
    int deleted = 0;
    for (String path : manifest.read()) {
      if (!texts.containsKey(path) && Files.deleteIfExists(inside(path))) {
        deleted++;
        deleteEmptyParents(inside(path));
      }
    }
    // Before the sources: after a crash in between, the next call still knows what may be stale.
    if (!texts.isEmpty() || Files.exists(manifest.file())) {
      writeIfChanged(manifest.file(), manifest.text(texts.keySet()));
    }
    Outcome outcome = write(texts);
    return new Outcome(outcome.written(), outcome.unchanged(), deleted);
  }

  private Outcome write(Map<String, String> texts) throws IOException {
    int written = 0;
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      if (writeIfChanged(inside(entry.getKey()), entry.getValue())) {
        written++;
      }
    }
    return new Outcome(written, texts.size() - written, 0);
  }

  private Map<String, String> byPath(Collection<JavaSource> sources) {
    Map<String, String> texts = new TreeMap<>();
    for (JavaSource source : sources) {
      inside(source.path());
      String other = texts.putIfAbsent(source.path(), source.text());
      if (other != null && !other.equals(source.text())) {
        throw new IllegalArgumentException(
            "two specs generate different classes of the name `" + source.className() + "`");
      }
    }
    return texts;
  }

  private Path inside(String path) {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new IllegalArgumentException("`" + path + "` leaves the output folder " + folder);
    }
    return file;
  }

  private boolean writeIfChanged(Path file, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    Path beside =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    Files.createDirectories(folder);
    Files.createDirectories(file.resolveSibling(".").normalize());
    try {
      Files.write(beside, content);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
    return true;
  }

  private void deleteEmptyParents(Path file) throws IOException {
    Path parent = file.resolveSibling(".").normalize();
    while (!parent.equals(folder) && isEmpty(parent)) {
      Files.delete(parent);
      parent = parent.resolve("..").normalize();
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }
}
